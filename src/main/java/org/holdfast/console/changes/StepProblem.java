package org.holdfast.console.changes;

import java.util.List;
import java.util.Set;
import org.holdfast.diagnostics.Problem;
import org.holdfast.drafts.DraftConflict;
import org.holdfast.drafts.review.ReviewRefusal;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.publishing.ApprovalNeeded;
import org.holdfast.publishing.RuleBookPublisher;
import org.jspecify.annotations.Nullable;

/**
 * Why a step was not taken.
 *
 * @param field the field at fault; empty if it is none
 * @param key key of the text that says why
 * @param problems the errors of the rule book; empty if it is something else
 */
public record StepProblem(String field, String key, List<Problem> problems) {

    private static final int MOST = 20;
    private static final Set<String> FIELDS = Set.of("reason", "at", "timeZone", "person", "text", "line");

    static StepProblem of(String code) {
        return new StepProblem("", "reviews.why." + code, List.of());
    }

    /** Returns why a rule book was not published; {@code null} if it was. */
    static @Nullable StepProblem of(RuleBookPublisher.Result result) {
        return result instanceof RuleBookPublisher.Refused refused
                ? new StepProblem(
                        "",
                        "reviews.why.checks",
                        refused.problems().stream().limit(MOST).toList())
                : null;
    }

    /**
     * Returns the words for an exception of a use case.
     *
     * @throws RuntimeException the exception itself if there are none
     */
    static StepProblem of(RuntimeException e, String step) {
        if (e instanceof ReviewRefusal refusal) {
            return of(refusal.reason().toString());
        }
        if (e instanceof DraftConflict conflict) {
            return of(conflict.reason().toString());
        }
        if (e instanceof ApprovalNeeded) {
            return of("approval-needed");
        }
        if (e instanceof RuleBookPublisher.OtherLive) {
            return of("live-changed");
        }
        if (e instanceof InvalidInput invalid) {
            String field = invalid.field();
            if (field.equals("note")) {
                return new StepProblem(field, "reviews.bad.note." + step, List.of());
            }
            if (FIELDS.contains(field)) {
                return new StepProblem(field, "reviews.bad." + field, List.of());
            }
        }
        throw e;
    }
}
