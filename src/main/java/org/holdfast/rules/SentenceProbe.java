package org.holdfast.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.validation.NumberLimits;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.drl.DrlReader;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.model.Amount;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Gift;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.ListField;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Tests a single sentence by evaluating it in a minimal rule. */
public final class SentenceProbe {

    private static final Pattern VARIABLE = Pattern.compile("\\$[a-z]\\w*");

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
        List<String> other = meaning.contains("pplies") ? other(values) : List.of();
        Stream.concat(other.stream(), lines(sentence, meaning, vocabulary).stream())
                .forEach(line -> drl.add(line, sentence.origin()));
        List<Rule> rules = RuleLinks.link(DrlReader.read(drl, "language", home, vocabulary, problems), true, problems);
        return rules.isEmpty() || problems.hasErrors() ? null : new SentenceProbe(rules.get(rules.size() - 1));
    }

    /** Returns another rule, for customers in the segment {@code other}, of which a sentence can ask. */
    private static List<String> other(Map<String, String> values) {
        return List.of(
                "rule \"" + values.getOrDefault("rule", "other") + "\"",
                "when",
                "Customer( segment == \"other\" )",
                "then",
                "propose(\"trial\");",
                "end");
    }

    private static List<String> lines(Sentence sentence, String meaning, Vocabulary vocabulary) {
        List<String> rule = new ArrayList<>(List.of("rule \"trial\"", "when", "Customer()"));
        String condition = meaning;
        if (sentence.section() == RuleSection.DETAIL) {
            String entity = String.valueOf(sentence.scope());
            condition = entity + "( " + meaning + " ) from " + source(entity, vocabulary);
        }
        bind(condition, vocabulary, rule);
        rule.addAll(
                sentence.section() == RuleSection.THEN
                        ? List.of("then", condition, "end")
                        : List.of(condition, "then", "propose(\"trial\");", "end"));
        return rule;
    }

    /** Adds the conditions that find the things that a condition refers to. */
    private static void bind(String condition, Vocabulary vocabulary, List<String> rule) {
        Matcher used = VARIABLE.matcher(condition);
        while (used.find()) {
            String variable = used.group();
            String name = variable.substring(1);
            String entity = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            boolean bound = rule.stream().anyMatch(line -> line.startsWith(variable + " :"));
            if (!bound && vocabulary.entity(entity) != null && !condition.startsWith(variable + " :")) {
                String found = variable + " : " + entity + "() from " + source(entity, vocabulary);
                if (!entity.equals(FactOwner.CUSTOMER.entity())) {
                    bind(found.substring(variable.length()), vocabulary, rule);
                    rule.add(found);
                }
            }
        }
    }

    /** Returns the list in which things are; the returns with those that were only asked for, for their states. */
    private static String source(String entity, Vocabulary vocabulary) {
        if (entity.equals("Return")) {
            return "$customer.everyReturn";
        }
        String ofCustomer = list(vocabulary.customer(), entity);
        if (ofCustomer != null) {
            return "$customer." + ofCustomer;
        }
        return vocabulary.entities().stream()
                .filter(owner -> list(owner, entity) != null)
                .findFirst()
                .map(owner -> "$" + Character.toLowerCase(owner.name().charAt(0))
                        + owner.name().substring(1) + "." + list(owner, entity))
                .orElse("$customer");
    }

    private static @Nullable String list(Entity owner, String entity) {
        return owner.items().stream()
                .filter(list -> list.element().name().equals(entity))
                .map(ListField::name)
                .findFirst()
                .orElse(null);
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
     * @param gift the gift in another form, such as {@code points 200}; {@code null} if none must be proposed
     */
    public boolean proposes(CustomerView view, String about, @Nullable String amount, @Nullable String gift) {
        List<Object[]> matches = rule.when().matches(view);
        if (matches.size() != 1 || rule.then().size() != 1) {
            return false;
        }
        ConsequenceClause clause = rule.then().get(0);
        Gift given = clause.amount() instanceof Amount.InKind kind ? kind.gift() : null;
        BigDecimal proposed = clause.amount() == null || given != null
                ? null
                : clause.amount().of(matches.get(0));
        return Objects.equals(given == null ? null : given.toString(), gift)
                && rule.variables().get(clause.about()).equals("$" + about)
                && isEqual(proposed, amount);
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
