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
 * What a new rule begins with: conditions, what it is about, and facts for which it acts. Conditions are named by what
 * they mean, so that they can be written in every language.
 *
 * @param about the thing the rule is about, or {@code null} for the customer
 * @param acting facts of a customer for whom it acts on {@link #DAY}
 * @param silent facts of a customer for whom it does not
 */
record RuleTemplate(List<Condition> when, @Nullable String about, String acting, String silent) {

    /** The day on which examples take place. */
    static final String DAY = "2026-03-15";

    /** An area-neutral one first; the others are for actions whose texts speak of an order or a complaint. */
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
                            new Condition(RuleSection.DETAIL, "Order", "open", Map.of())),
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

    /** One line of a rule, by its meaning. */
    record Condition(RuleSection section, @Nullable String scope, String meaning, Map<String, String> values) {}

    /**
     * The rule in sentences of a language.
     *
     * @param amount to give with the action, such as {@code 5 EUR}, or {@code null}
     * @return {@code null} when the language lacks a sentence for it
     */
    @Nullable
    String rule(String name, String action, @Nullable String amount, String language, Sentences sentences) {
        DefaultTexts defaultTexts = DefaultTexts.in(language);
        Writer writer = new Writer(language, sentences);
        List<String> lines = new ArrayList<>();
        defaultTexts
                .notes()
                .forEach(note -> lines.add("# " + note.replace("{phrases}", "language/" + language + "/PHRASES.md")));
        lines.add(writer.keyword("rule \"{name}\"", Map.of("name", name)));
        lines.add("  " + writer.keyword("@paused(\"{why}\")", Map.of("why", defaultTexts.pausedBecause())));
        lines.add("  " + writer.keyword("when", Map.of()));
        for (Condition each : when) {
            String detail = each.section == RuleSection.DETAIL ? "  - " : "";
            lines.add("    " + detail + writer.sentence(each.section, each.scope, each.meaning, each.values));
        }
        lines.add("  " + writer.keyword("then", Map.of()));
        lines.add("    " + writer.sentence(RuleSection.THEN, null, wish(amount != null), wish(action, amount)));
        lines.add(writer.keyword("end", Map.of()));
        return writer.complete ? String.join("\n", lines) + "\n" : null;
    }

    private String wish(boolean withAmount) {
        return "propose(\"{action}\")" + (about == null ? "" : ".about($" + about + ")")
                + (withAmount ? ".amount({amount}, \"{currency}\")" : "") + ";";
    }

    private static Map<String, String> wish(String action, @Nullable String amount) {
        return amount == null
                ? Map.of("action", action)
                : Map.of("action", action, "amount", amount.split(" ")[0], "currency", amount.split(" ")[1]);
    }

    /** Its two examples. */
    String scenarios(String name, String action, String customer, String language) {
        DefaultTexts defaultTexts = DefaultTexts.in(language);
        String start = "  today: " + DAY + "\n  customer: " + YamlAppender.scalar(customer) + "\n  but: { ";
        return "# " + defaultTexts.examples() + "\n- name: " + YamlAppender.scalar(defaultTexts.acts()) + "\n" + start
                + acting + " }\n"
                + "  expect: { action: " + action + ", rule: " + YamlAppender.scalar(name) + " }\n"
                + "- name: " + YamlAppender.scalar(defaultTexts.silent()) + "\n" + start + silent
                + " }\n  expect: nothing\n";
    }

    /** The reason for it in a language. */
    String reason(String language) {
        return DefaultTexts.in(language).reasonByFacts().get(ALL.indexOf(this));
    }

    /** Finds sentences by what they mean. */
    private static final class Writer {

        private final String language;
        private final Sentences sentences;
        private boolean complete = true;

        Writer(String language, Sentences sentences) {
            this.language = language;
            this.sentences = sentences;
        }

        /** Words of the frame that a language has none of its own for stay as they are. */
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

        String sentence(RuleSection ruleSection, @Nullable String scope, String meaning, Map<String, String> values) {
            Optional<Sentence> found = find(ruleSection, scope, meaning);
            complete &= found.isPresent();
            return found.map(sentence -> Sentences.write(sentence, values)).orElse("");
        }

        private Optional<Sentence> find(RuleSection ruleSection, @Nullable String scope, String meaning) {
            return sentences.all().stream()
                    .filter(each -> each.language().equals(language)
                            && each.section() == ruleSection
                            && each.meaning().equals(meaning)
                            && (scope == null ? each.scope() == null : scope.equals(each.scope())))
                    .findFirst();
        }
    }
}
