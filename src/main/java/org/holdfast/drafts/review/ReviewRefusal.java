package org.holdfast.drafts.review;

import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;

/** Thrown when something about the review of a draft is not possible now. Nothing was changed. */
public final class ReviewRefusal extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why it is not possible. */
    public enum Reason {
        NOT_A_PERSON("Only a person can do this: by the console, or with a key that was given to them"
                + " (\"keys create --for LOGIN\")."),
        NOT_AN_APPROVER("The person behind this needs the role approver, and must be able to sign in."),
        OWN_WORK("You worked on this change; another approver must approve it."),
        HAND_IN_ACCOUNT("You and an author of this change are not independent: in the last seven days one of you added"
                + " the other, changed their roles, issued a link or made a key for them. Another approver must"
                + " approve it."),
        SAME_HAND("You and an author of this change are not independent: in the last seven days the same person had a"
                + " hand in both accounts. Another approver must approve it."),
        HAND_OF_MACHINE("In the last seven days someone on the machine had a hand in your account or made this key,"
                + " and could be an author of this change. Another approver must approve it."),
        BOOK_CHANGED("The rule book that would go live is another one than you looked at. Look at it again."),
        CONFLICTS("The draft and the live rule book have changed the same text. Update the draft first."),
        NOTHING_CHANGED("The draft does not change the live rule book."),
        NO_VERDICT("You have no verdict on this change that could be withdrawn."),
        NOT_SCHEDULED("This change is not scheduled."),
        EMERGENCY_BY_KEY(
                "An emergency is published in the console, where a person gives their password again; a key cannot"
                        + " do it."),
        NO_EMERGENCY_ROLES("An emergency needs a person with both roles, admin and approver.");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** Returns complete sentences for the caller. */
        public String text() {
            return text;
        }

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    ReviewRefusal(Reason reason) {
        super(reason.text);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public Failure failure() {
        return new Failure(409, reason.toString(), "Not possible for this change", reason.text);
    }
}
