package org.holdfast.drafts.review;

import java.util.List;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.review.ApprovalCheck.Approvals;
import org.jspecify.annotations.Nullable;

/**
 * The review of a draft as it is now.
 *
 * @param version version of the whole rule book that would go live, which an approval names; {@code null} if the draft
 *     and the live rule book have changed the same text
 * @param entries what was said, the first first
 * @param scheduled when it is to go live, or how that failed; {@code null} if neither
 * @param openComments number of comments on lines that are not resolved
 * @param obstacles what the reader cannot do now, and why; what is missing is possible
 */
public record Review(
        Draft draft,
        ReviewState state,
        @Nullable String version,
        Approvals approvals,
        List<ReviewEntry> entries,
        @Nullable Schedule scheduled,
        int openComments,
        List<Obstacle> obstacles) {

    /** What can be done with a change. */
    public enum Step {
        ASK,
        APPROVE,
        ASK_FOR_CHANGES,
        WITHDRAW,
        PUBLISH,
        SCHEDULE,
        CANCEL,
        EMERGENCY;
    }

    /**
     * A step that is not possible now.
     *
     * @param code why, for programs and for texts in other languages
     * @param text why, in complete sentences
     */
    public record Obstacle(Step step, String code, String text) {}

    /** Returns why a step is not possible now; {@code null} if it is. */
    public @Nullable Obstacle obstacle(Step step) {
        return obstacles.stream().filter(each -> each.step == step).findFirst().orElse(null);
    }
}
