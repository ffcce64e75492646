package org.holdfast.inventory;

import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.history.rulebooks.Publication;
import org.jspecify.annotations.Nullable;

/**
 * A publication in which the text of a rule changed.
 *
 * @param how what happened to the rule
 * @param file the file in which the rule was from then on; {@code null} if it was removed
 * @param text its lines from then on; empty if it was removed, or is in a workbook
 */
public record RuleVersion(
        Publication publication, How how, @Nullable String file, String text) {

    /** What happened to a rule. */
    public enum How {
        ADDED,
        CHANGED,
        REMOVED;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }
}
