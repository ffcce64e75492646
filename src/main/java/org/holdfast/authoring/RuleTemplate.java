package org.holdfast.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;
import org.jspecify.annotations.Nullable;

/**
 * A template for new rules: conditions, the subject, and facts for which the rule acts. Conditions are given by their
 * meanings, so that they can be written in every language.
 *
 * @param about the subject of the rule, or {@code null} for the customer
 * @param acting facts of a customer for whom the rule acts on {@link #DAY}
 * @param silent facts of a customer for whom it does not act
 */
record RuleTemplate(List<Condition> when, @Nullable String about, String acting, String silent) {

    /** The date of the examples. */
    static final String DAY = "2026-03-15";

    /** All templates: the first suits any area, the others actions whose texts need an order or a complaint. */
    static final List<RuleTemplate> ALL = List.of(
            new RuleTemplate(
                    List.of(new Condition(
                            RuleSection.WHEN, null, "Customer( daysSinceLastOrder < {days} )", Map.of("days", "30"))),
                    null,
                    "orders: [ { id: example, placedAt: 2026-03-10 } ]",
                    "orders: []"),
            new RuleTemplate(
                    List.of(
                            new Condition(RuleSection.WHEN, null, "$order : Order() from $customer.orders", Map.of()),
                            new Condition(RuleSection.DETAIL, "Order", "daysLate >= {days}", Map.of("days", "1")),
                            new Condition(RuleSection.DETAIL, "Order", "onItsWay", Map.of())),
                    "order",
                    "orders: [ { id: example, placedAt: 2026-03-01, promisedAt: 2026-03-12 } ]",
                    "orders: []"),
            new RuleTemplate(
                    List.of(
                            new Condition(
                                    RuleSection.WHEN,
                                    null,
                                    "$complaint : Complaint() from $customer.complaints",
                                    Map.of()),
                            new Condition(
                                    RuleSection.DETAIL,
                                    "Complaint",
                                    "!answered, workingDaysUnanswered > {days}",
                                    Map.of("days", "1")),
                            new Condition(
                                    RuleSection.DETAIL, "Complaint", "open, daysOpen >= {days}", Map.of("days", "1"))),
                    "complaint",
                    "complaints: [ { id: example, openedAt: 2026-03-02 } ]",
                    "complaints: []"));

    /** A line of a rule, given by its meaning. */
    record Condition(RuleSection section, @Nullable String scope, String meaning, Map<String, String> values) {}

    /**
     * Writes the rule in the sentences of a language.
     *
     * @param amount the amount of the action, such as {@code 5 EUR}, or {@code null}
     * @return {@code null} if the language lacks a sentence
     */
    @Nullable
    String rule(String name, String action, @Nullable String amount, String language, Sentences sentences) {
        DefaultTexts texts = DefaultTexts.in(language);
        Writer writer = new Writer(language, sentences);
        List<String> lines = new ArrayList<>();
        texts.notes()
                .forEach(note -> lines.add("# " + note.replace("{phrases}", "language/" + language + "/PHRASES.md")));
        lines.add(writer.keyword("rule \"{name}\"", Map.of("name", name)));
        lines.add("  " + writer.keyword("@paused(\"{why}\")", Map.of("why", texts.pausedBecause())));
        lines.add("  " + writer.keyword("when", Map.of()));
        for (Condition each : when) {
            String detail = each.section == RuleSection.DETAIL ? "  - " : "";
            lines.add("    " + detail + writer.sentence(each.section, each.scope, each.meaning, each.values));
        }
        lines.add("  " + writer.keyword("then", Map.of()));
        lines.add("    " + writer.proposal(proposal(amount != null), proposalValues(action, amount)));
        lines.add(writer.keyword("end", Map.of()));
        return writer.complete ? String.join("\n", lines) + "\n" : null;
    }

    private String proposal(boolean withAmount) {
        return "propose(\"{action}\")" + (about == null ? "" : ".about($" + about + ")")
                + (withAmount ? ".amount({amount}, \"{currency}\")" : "") + ";";
    }

    private static Map<String, String> proposalValues(String action, @Nullable String amount) {
        return amount == null
                ? Map.of("action", action)
                : Map.of("action", action, "amount", amount.split(" ")[0], "currency", amount.split(" ")[1]);
    }

    /** Writes the two examples of the rule. */
    String scenarios(String name, String action, String customer, String language) {
        DefaultTexts texts = DefaultTexts.in(language);
        String start = "  today: " + DAY + "\n  customer: " + YamlAppender.scalar(customer) + "\n  but: { ";
        return "# " + texts.examples() + "\n- name: " + YamlAppender.scalar(texts.acts()) + "\n" + start
                + acting + " }\n"
                + "  expect: { action: " + action + ", rule: " + YamlAppender.scalar(name) + " }\n"
                + "- name: " + YamlAppender.scalar(texts.silent()) + "\n" + start + silent
                + " }\n  expect: nothing\n";
    }

    /** Returns the reason text of the rule in a language. */
    String reason(String language) {
        return DefaultTexts.in(language).reasonByFacts().get(ALL.indexOf(this));
    }

    /** Writes the sentences of a language by their meanings. */
    private static final class Writer {

        private final String language;
        private final Sentences sentences;
        private boolean complete = true;

        Writer(String language, Sentences sentences) {
            this.language = language;
            this.sentences = sentences;
        }

        /** Writes a keyword; one that the language does not translate stays as it is. */
        String keyword(String meaning, Map<String, String> values) {
            String plain = values.entrySet().stream()
                    .reduce(
                            meaning,
                            (text, value) -> text.replace("{" + value.getKey() + "}", value.getValue()),
                            (a, b) -> a);
            return find(RuleSection.KEYWORD, null, meaning)
                    .map(sentence -> Sentences.write(sentence, values))
                    .orElse(plain);
        }

        String proposal(String meaning, Map<String, String> values) {
            return sentence(RuleSection.THEN, null, meaning, values);
        }

        String sentence(RuleSection section, @Nullable String scope, String meaning, Map<String, String> values) {
            Optional<Sentence> found = find(section, scope, meaning);
            complete &= found.isPresent();
            return found.map(sentence -> Sentences.write(sentence, values)).orElse("");
        }

        private Optional<Sentence> find(RuleSection section, @Nullable String scope, String meaning) {
            return sentences.all().stream()
                    .filter(each -> each.language().equals(language)
                            && each.section() == section
                            && each.meaning().equals(meaning)
                            && (scope == null ? each.scope() == null : scope.equals(each.scope())))
                    .findFirst();
        }
    }
}
