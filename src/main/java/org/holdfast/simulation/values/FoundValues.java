package org.holdfast.simulation.values;

import java.time.Instant;
import java.util.List;

/**
 * The values that customers have.
 *
 * @param asOf what happened later is not seen
 * @param customers how many there are
 * @param lookedAt how many of them were looked at: all, or a sample that is the same each time
 * @param fields in the order they were asked for
 */
public record FoundValues(Instant asOf, long customers, long lookedAt, List<OfField> fields) {

    public FoundValues {
        fields = List.copyOf(fields);
    }

    /**
     * The values of one field.
     *
     * @param customers of those looked at, how many have any value of it
     * @param distinct how many values there are
     * @param complete whether all values are counted; after very many different ones no new one is taken
     * @param values the most frequent first
     */
    public record OfField(ValueField field, long customers, int distinct, boolean complete, List<Counted> values) {

        public OfField {
            values = List.copyOf(values);
        }
    }

    /** @param customers how many of those looked at have it */
    public record Counted(String value, long customers) {}

    /** Whether everybody was looked at. */
    public boolean everybody() {
        return lookedAt >= customers;
    }
}
