package org.holdfast.demo.past;

import java.time.Instant;
import java.util.Comparator;
import org.holdfast.facts.Survey;
import org.holdfast.history.ReportedOutcome;
import org.holdfast.outcomes.OutcomeService;
import org.jspecify.annotations.Nullable;

/**
 * What a fictional customer or employee does after a decision.
 *
 * @param choice the choice of the customer; {@code null} if the action offers none
 * @param by the employee who reports it; {@code null} for the shop system
 */
record DemoReply(
        String customerId,
        String decisionId,
        String actionId,
        Instant at,
        ReportedOutcome.Result result,
        @Nullable String choice,
        @Nullable String by,
        FollowUp followUp) {

    /**
     * What else a customer does who accepts.
     *
     * @param orders whether the customer places an order
     * @param answers the survey that the customer answers; {@code null} for none
     */
    record FollowUp(boolean orders, Survey.@Nullable Kind answers) {

        static final FollowUp NONE = new FollowUp(false, null);
    }

    /** By time; ids are random, so replies at the same time are ordered by customer. */
    static final Comparator<DemoReply> ORDER =
            Comparator.comparing(DemoReply::at).thenComparing(DemoReply::customerId);

    OutcomeService.Report report() {
        return new OutcomeService.Report(actionId, result, choice, at, null, by, null, "demo-" + result);
    }
}
