package org.holdfast.desk.authorization;

import java.math.BigDecimal;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * An answer to be given.
 *
 * @param amount the other amount; {@code null} for a plain yes or no
 * @param note note for the asker; {@code null} for none
 */
public record AuthorizationAnswer(
        Kind kind, @Nullable BigDecimal amount, @Nullable String note) {

    /** What is answered. */
    public enum Kind {
        YES,
        NO,
        /** Yes, with another amount. */
        AMENDED;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /** @throws InvalidInput when the amount does not fit the answer, or the note is too long */
    public AuthorizationAnswer {
        amount = AuthorizationQuestion.positive("amount", amount);
        if (kind == Kind.AMENDED && amount == null) {
            throw new InvalidInput("amount", "is missing; expected the amount that may be given instead");
        }
        if (kind != Kind.AMENDED && amount != null) {
            throw new InvalidInput("amount", "is given, but only the answer \"amended\" has an amount");
        }
        note = note == null || note.isBlank() ? null : AuthorizationQuestion.text("note", note);
    }
}
