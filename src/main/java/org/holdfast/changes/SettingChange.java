package org.holdfast.changes;

import java.util.List;
import org.holdfast.changes.text.HowChanged;
import org.holdfast.changes.values.ValueChange;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * A limit, an action or a programme that differs between two rule books.
 *
 * @param item the name in the file, such as {@code contactCaps} or {@code warn-late-delivery}
 * @param from the day from which a dated item applies; {@code null} for actions, which have no date
 * @param replaces the day of the earlier item in the same book that a new item takes the place of from its day on;
 *     {@code null} if it takes the place of none. The values are then compared with those of that item
 * @param why the reason given in the file for a dated item
 */
public record SettingChange(
        Kind kind,
        HowChanged how,
        String file,
        String item,
        @Nullable String from,
        @Nullable String replaces,
        @Nullable String why,
        List<ValueChange> values) {

    public SettingChange {
        values = List.copyOf(values);
    }

    /** What is set. */
    public enum Kind {
        ACTION,
        LIMIT,
        PROGRAMME;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }
}
