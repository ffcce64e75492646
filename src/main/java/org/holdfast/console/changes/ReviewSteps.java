package org.holdfast.console.changes;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.drafts.review.Review;
import org.holdfast.drafts.review.Review.Obstacle;
import org.holdfast.drafts.review.Review.Step;
import org.holdfast.drafts.review.ReviewEntry;
import org.jspecify.annotations.Nullable;

/** What a reader can do with a change now, and why not the rest: by their roles, and by the state of the change. */
public final class ReviewSteps {

    private final Review review;
    private final Map<Step, String> reasons = new EnumMap<>(Step.class);

    ReviewSteps(Review review, boolean isEmpty, Caller caller) {
        this.review = review;
        for (Step step : Step.values()) {
            String reason = reason(step, isEmpty, caller);
            if (reason != null) {
                reasons.put(step, "reviews.why." + reason);
            }
        }
    }

    private @Nullable String reason(Step step, boolean isEmpty, Caller caller) {
        if (step != Step.ASK && !caller.may(Role.APPROVER)) {
            return "no-approver";
        }
        Obstacle obstacle = review.obstacle(step);
        if (obstacle != null) {
            return obstacle.code();
        }
        boolean isAboutBook = step != Step.CANCEL && step != Step.WITHDRAW;
        return isEmpty && isAboutBook ? "nothing-changed" : null;
    }

    public Review review() {
        return review;
    }

    /** Returns the key of the text that says why a step is not possible now; {@code null} if it is. */
    public @Nullable String why(String step) {
        return reasons.get(Step.valueOf(step.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    /** Returns the key of the text that says what an entry is. */
    public String said(ReviewEntry entry) {
        return "reviews.entry." + entry.kind();
    }

    /** Returns the names of those who asked for changes. */
    public String objectors() {
        return String.join(", ", review.approvals().objections());
    }

    public String approvers() {
        return String.join(", ", review.approvals().names());
    }

    public boolean isWaiting() {
        return review.scheduled() != null && review.scheduled().isWaiting();
    }
}
