package org.holdfast.decisions;

import java.time.Instant;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/** Looks at a proposal before the choice. It can only hold back; it never adds or changes anything. */
public interface Guardrail {

    /** Its name, as {@code heldBack.by} tells it: small letters and hyphens. */
    String name();

    Verdict check(Proposal proposal, Question question);

    /** What a guardrail says. */
    sealed interface Verdict {

        /** Nothing against it. */
        record Allowed() implements Verdict {
        }

        /**
         * Not now.
         *
         * @param reason for the person who asks why
         * @param liftsAt from when it would be allowed, nothing else changing; {@code null} when time alone does not help
         */
        record HeldBack(String reason, @Nullable Instant liftsAt) implements Verdict {
        }

        Verdict ALLOWED = new Allowed();
    }
}
