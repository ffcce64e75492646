package org.holdfast.messages;

import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.model.Amount;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;

/**
 * Checks that the gaps of texts have values in every rule that proposes the action.
 *
 * @param code ISO 639 code of the language
 */
record GapsCheck(String code, MessagesFile texts, RuleBook book, Problems problems) {

    /** Checks a text for what a rule proposes: of its action, or the reason of the rule. */
    void check(MessageTemplate template, Rule rule, ConsequenceClause clause) {
        SourceLocation place = texts.place(template);
        Messages.Letter letter = texts.language().actions().get(clause.action());
        boolean ofAction = letter != null && letter.templates().contains(template);
        for (String argument : template.arguments()) {
            if (isLink(argument) && ofAction && !template.numbers().contains(argument)) {
                // Already checked for the action.
                continue;
            }
            giftWords(argument, clause, place, rule);
            boolean hasFallback = !template.required().contains(argument);
            if (!MessageArguments.exists(argument, rule, clause)) {
                if (hasFallback && existsElsewhere(argument, clause)) {
                    continue;
                }
                problems.error(
                        place,
                        ProblemText.of("text.gap-unknown", "rule", rule.name(), "gap", gap(argument))
                                .maybe(PlaceholderSuggestions.to(argument, MessageArguments.available(rule, clause))),
                        rule.language());
            } else if (template.numbers().contains(argument) && !MessageArguments.isNumber(argument, rule, clause)) {
                problems.error(place, ProblemText.of("text.gap-no-number", "gap", gap(argument)), rule.language());
            } else if (!hasFallback && !MessageArguments.isGuaranteed(argument, rule, clause)) {
                problems.warning(
                        place,
                        ProblemText.of(
                                "text.gap-unsure",
                                "rule",
                                rule.name(),
                                "gap",
                                gap(argument),
                                "fallback",
                                gap(argument + "|…")),
                        rule.language());
            }
        }
    }

    /** Checks that there are words for a gift in a language that the program does not speak. */
    private void giftWords(String argument, ConsequenceClause clause, SourceLocation place, Rule rule) {
        if (argument.equals(MessageArguments.GIFT)
                && clause.amount() instanceof Amount.InKind kind
                && !GiftWords.exist(code)
                && !texts.language().gifts().containsKey(kind.gift().form())) {
            problems.error(
                    place,
                    ProblemText.of(
                            "text.gift-words",
                            "form",
                            kind.gift().form().toString(),
                            "file",
                            MessagesReader.path(code)),
                    rule.language());
        }
    }

    /** Returns whether another rule that proposes the same action has a value; it needs a fallback in the others. */
    private boolean existsElsewhere(String argument, ConsequenceClause clause) {
        return book.rules().stream()
                .anyMatch(rule -> rule.then().stream()
                        .anyMatch(other -> other.action().equals(clause.action())
                                && MessageArguments.exists(argument, rule, other)));
    }

    private static boolean isLink(String argument) {
        return argument.equals(MessageArguments.SURVEY_LINK) || argument.equals(MessageArguments.UNSUBSCRIBE_LINK);
    }

    private static String gap(String argument) {
        return "{" + argument + "}";
    }
}
