package org.holdfast.api.reviews;

import java.time.Instant;
import java.util.List;
import org.holdfast.drafts.review.Review;
import org.holdfast.drafts.review.ReviewEntry;
import org.holdfast.drafts.review.ReviewState;
import org.holdfast.drafts.review.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * The review of a draft.
 *
 * @param version version of the whole rule book that would go live; absent if it conflicts with the live one
 * @param approvedBy names of those whose approval of this version counts
 * @param approvalsNeeded how many approvals are needed
 * @param objections names of those who asked for changes of this version
 * @param voided whether an approval was given to another version, and so does not count any more
 * @param openComments number of comments on lines that are not resolved
 * @param obstacles what the caller cannot do now, and why
 */
record ReviewAnswer(
        String draft,
        ReviewState state,
        @Nullable String version,
        List<String> approvedBy,
        int approvalsNeeded,
        List<String> objections,
        boolean voided,
        List<Entry> entries,
        @Nullable ScheduleAnswer schedule,
        int openComments,
        List<ObstacleAnswer> obstacles) {

    static ReviewAnswer of(Review review) {
        Schedule schedule = review.scheduled();
        return new ReviewAnswer(
                review.draft().id().toString(),
                review.state(),
                review.version(),
                review.approvals().names(),
                review.approvals().needed(),
                review.approvals().objections(),
                review.approvals().voided(),
                review.entries().stream().map(Entry::of).toList(),
                schedule == null ? null : ScheduleAnswer.of(schedule),
                review.openComments(),
                review.obstacles().stream()
                        .map(each -> new ObstacleAnswer(each.step(), each.code(), each.text()))
                        .toList());
    }

    /** What was said about a version of the draft. */
    record Entry(
            int number,
            ReviewEntry.Kind kind,
            String version,
            String by,
            String note,
            Instant at,
            @Nullable Instant withdrawnAt) {

        static Entry of(ReviewEntry entry) {
            return new Entry(
                    entry.number(),
                    entry.kind(),
                    entry.version(),
                    entry.by().name(),
                    entry.note(),
                    entry.at(),
                    entry.withdrawnAt());
        }
    }

    /**
     * A step that is not possible now.
     *
     * @param code why, for programs
     * @param reason why, in sentences
     */
    record ObstacleAnswer(Review.Step step, String code, String reason) {}

    /**
     * When the draft goes live.
     *
     * @param failure why it did not go live
     */
    record ScheduleAnswer(
            Instant at,
            String timeZone,
            String note,
            String by,
            Schedule.State state,
            @Nullable String failure) {

        static ScheduleAnswer of(Schedule schedule) {
            return new ScheduleAnswer(
                    schedule.at(),
                    schedule.zone().getId(),
                    schedule.note(),
                    schedule.by().name(),
                    schedule.state(),
                    schedule.failure().isEmpty() ? null : schedule.failure());
        }
    }
}
