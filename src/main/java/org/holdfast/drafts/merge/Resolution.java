package org.holdfast.drafts.merge;

import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * How a conflict is resolved.
 *
 * @param text the text to use instead of both; only with {@link Take#TEXT}
 */
public record Resolution(Take take, @Nullable String text) {

    /** Which side to take. */
    public enum Take {
        MINE,
        THEIRS,
        /** Neither, but a text written for the purpose. */
        TEXT;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    public Resolution {
        if ((take == Take.TEXT) != (text != null)) {
            throw new InvalidInput("text", "belongs to a resolution that takes \"text\", and to no other");
        }
    }
}
