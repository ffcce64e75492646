package org.holdfast.explanation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.json.GrantDocument;
import org.holdfast.decisions.json.ScoreDocument;
import org.jspecify.annotations.Nullable;

/**
 * The explanation of a decision.
 *
 * @param language language of the texts, ISO 639
 * @param why the chosen actions, best first, with the conditions that were met
 * @param whyNot one or more entries for every rule that did not lead to an action
 * @param whenYes which change of a fact, or which day, would lead to an action
 * @param limited sentence about what the work limit left out; {@code null} when the explanation is complete
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
     * @param file file of the rule
     * @param line line of the rule in its file
     * @param conditions conditions in the order of the rule; empty for a standing offer that no rule proposes any more
     * @param note note that the action repeats an earlier one; {@code null} for a new action
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
            @JsonUnwrapped GrantDocument grant,
            AuthorityLevel authority,
            @Nullable String note) {}

    /**
     * A condition of a rule.
     *
     * @param text the sentence of the condition
     * @param about the fact that was checked, such as "order 5512"; {@code null} for the customer as a whole
     */
    public record Condition(
            String text, boolean met, @Nullable String about, List<Seen> values) {}

    /**
     * A value that a condition checked.
     *
     * @param what name of the fact or figure in DRL
     * @param found {@code null} when the value is unknown
     * @param label the same fact or figure in the reader's language
     * @param shown the found value in the reader's language, such as "yes"; {@code null} when it is unknown
     */
    public record Seen(
            String what,
            @Nullable String found,
            String needed,
            String label,
            @Nullable String shown) {}

    /**
     * A rule that did not lead to an action.
     *
     * @param condition sentence of the first condition that is not met; {@code null} when a guardrail held the action
     *     back
     * @param found value that the condition found; {@code null} when it is unknown
     * @param text the complete reason as text
     * @param guardrail guardrail that held the action back; {@code null} when none did
     * @param liftsAt when the guardrail no longer holds the action back, all else unchanged
     * @param authority level that could allow the action now
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
     * What would lead to an action.
     *
     * @param from when the action is chosen, all else unchanged, as found by repeating the decision at that moment
     * @param on day of that moment in the customer's time zone
     * @param change the smallest change of a fact, as text
     * @param enough whether that change alone leads to the action, as found by repeating the decision with it
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
