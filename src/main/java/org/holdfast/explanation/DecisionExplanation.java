package org.holdfast.explanation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.json.MoneyDocument;
import org.holdfast.decisions.json.ScoreDocument;
import org.jspecify.annotations.Nullable;

/**
 * Why a decision is what it is.
 *
 * @param language of the texts, ISO 639
 * @param why the actions, best first, with the conditions that were met
 * @param whyNot one or more lines for every rule that did not lead to an action
 * @param whenYes what would have to change, or the day from which the answer is another
 * @param limited what was left out because there would have been too much to do, in words; absent when nothing was
 */
public record DecisionExplanation(
        @Nullable String decisionId,
        String customerId,
        Instant asOf,
        Decision.Outcome outcome,
        String ruleBook,
        String language,
        List<Why> why,
        List<WhyNot> whyNot,
        List<WhenYes> whenYes,
        @Nullable String limited) {

    /**
     * An action that was chosen.
     *
     * @param file where the rule stands, with its line
     * @param conditions in the order of the rule; none for an offer that stands although no rule proposes it any more
     * @param note what else there is to know
     */
    public record Why(
            @Nullable String actionId,
            String action,
            @Nullable String subject,
            String rule,
            @Nullable String file,
            @Nullable Integer line,
            String reason,
            List<Condition> conditions,
            ScoreDocument score,
            @Nullable MoneyDocument granted,
            AuthorityLevel authority,
            @Nullable String note) {}

    /**
     * One condition.
     *
     * @param text the sentence
     * @param about what was looked at, such as "order 5512"; absent when it is the customer
     */
    public record Condition(
            String text, boolean met, @Nullable String about, List<Seen> values) {}

    /**
     * A value that a condition looked at.
     *
     * @param what name of the fact or figure, as rules in DRL have it
     * @param found absent when it is unknown
     * @param label the same fact or figure in the reader's language
     */
    public record Seen(String what, @Nullable String found, String needed, String label) {}

    /**
     * A rule that did not lead to an action.
     *
     * @param condition the first condition that is not met, as a sentence; absent when a guardrail held the action back
     * @param found what that condition found; absent when it is unknown
     * @param text all of it for people
     * @param guardrail the one that held the action back
     * @param liftsAt from when it no longer does, nothing else changing
     * @param authority the step that could allow it now
     */
    public record WhyNot(
            String rule,
            String action,
            @Nullable String subject,
            @Nullable String condition,
            @Nullable String found,
            @Nullable String needed,
            String text,
            @Nullable String guardrail,
            @Nullable Instant liftsAt,
            @Nullable AuthorityLevel authority) {}

    /**
     * What turns the answer.
     *
     * @param from the moment from which the action is decided, nothing but the time changing; found by deciding then
     * @param on the day of that moment, where the customer lives
     * @param change the smallest change of a fact, in words
     * @param enough whether that change alone leads to the action; found by trying it out
     */
    public record WhenYes(
            String rule,
            String action,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable LocalDate on,
            @Nullable String change,
            @Nullable Boolean enough) {}
}
