package org.holdfast.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.validation.NumberLimits;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.drl.DrlReader;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Tests a single sentence by evaluating it in a minimal rule. */
public final class SentenceProbe {

    /** What a proposal can be about, besides the customer and an order. */
    private static final List<String> SUBJECTS =
            List.of("Interaction", "Complaint", "Promise", "Subscription", "Payment", "Parcel", "Cart");

    private final Rule rule;

    private SentenceProbe(Rule rule) {
        this.rule = rule;
    }

    /**
     * Builds a minimal rule around a sentence.
     *
     * @param values the values of the sentence's gaps, by name
     * @param home ISO code of the company's currency
     * @param vocabulary what the sentence can use
     * @return {@code null} if the sentence cannot be read as a rule; the reasons are added to {@code problems}
     */
    public static @Nullable SentenceProbe of(
            Sentence sentence, Map<String, String> values, String home, Vocabulary vocabulary, Problems problems) {
        SourceMappedText drl = new SourceMappedText();
        String meaning = sentence.drl(values);
        for (String line : lines(sentence, meaning, vocabulary)) {
            drl.add(line, sentence.origin());
        }
        List<Rule> rules = DrlReader.read(drl, "language", home, vocabulary, problems);
        return rules.size() == 1 ? new SentenceProbe(rules.get(0)) : null;
    }

    private static List<String> lines(Sentence sentence, String meaning, Vocabulary vocabulary) {
        boolean ofLine = "OrderLine".equals(sentence.scope());
        String order = ofLine || meaning.contains("$order.") || meaning.contains("($order)")
                ? "$order : Order() from $customer.orders"
                : "";
        if (sentence.section() == RuleSection.THEN) {
            List<String> rule = new ArrayList<>(List.of("rule \"trial\"", "when", "Customer()", order));
            SUBJECTS.stream().map(name -> binding(name, meaning)).forEach(rule::add);
            rule.addAll(List.of("then", meaning, "end"));
            return rule;
        }
        String list = sentence.scope() == null ? "" : SentenceProbe.listOf(sentence.scope(), vocabulary);
        String when = sentence.section() == RuleSection.DETAIL
                ? sentence.scope() + "( " + meaning + " ) from " + (ofLine ? "$order.lines" : "$customer." + list)
                : meaning;
        String cart = meaning.contains("$cart.") ? "$cart : Cart() from $customer.carts" : "";
        return List.of("rule \"trial\"", "when", order, cart, when, "then", "propose(\"trial\");", "end");
    }

    /** Returns the condition that finds what a proposal is about; empty if the proposal is about something else. */
    private static String binding(String entity, String meaning) {
        String variable = "$" + Character.toLowerCase(entity.charAt(0)) + entity.substring(1);
        return meaning.contains("(" + variable + ")")
                ? variable + " : " + entity + "() from $customer." + variable.substring(1) + "s"
                : "";
    }

    private static String listOf(String entity, Vocabulary vocabulary) {
        DeclaredList declared = vocabulary.schema().lists().values().stream()
                .filter(list -> list.entity().equals(entity))
                .findFirst()
                .orElse(null);
        if (entity.equals("Return")) {
            return "everyReturn";
        }
        return declared != null ? declared.name() : Character.toLowerCase(entity.charAt(0)) + entity.substring(1) + "s";
    }

    /** Returns whether the sentence is true for a customer. */
    public boolean holds(CustomerView view) {
        return !rule.when().matches(view).isEmpty();
    }

    /**
     * Returns whether the sentence proposes something about the given subject ({@code customer}, {@code order}, ...)
     * with exactly the given amount.
     *
     * @param amount {@code null} if no amount must be proposed
     */
    public boolean proposes(CustomerView view, String about, @Nullable String amount) {
        List<Object[]> matches = rule.when().matches(view);
        if (matches.size() != 1 || rule.then().size() != 1) {
            return false;
        }
        ConsequenceClause clause = rule.then().get(0);
        BigDecimal proposed = clause.amount() == null ? null : clause.amount().of(matches.get(0));
        return rule.variables().get(clause.about()).equals("$" + about) && isEqual(proposed, amount);
    }

    private static boolean isEqual(@Nullable BigDecimal proposed, @Nullable String amount) {
        if (proposed == null || amount == null) {
            return proposed == null && amount == null;
        }
        try {
            return proposed.compareTo(NumberLimits.parse(amount)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
