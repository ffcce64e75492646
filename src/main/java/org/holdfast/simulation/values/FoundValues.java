package org.holdfast.simulation.values;

import java.time.Instant;
import java.util.List;

/**
 * The values found in the facts of customers.
 *
 * @param asOf the moment of evaluation; later events are ignored
 * @param customers number of customers
 * @param lookedAt number of customers examined: all, or a deterministic sample
 * @param fields the values by field, in the requested order
 */
public record FoundValues(Instant asOf, long customers, long lookedAt, List<OfField> fields) {

    public FoundValues {
        fields = List.copyOf(fields);
    }

    /**
     * The values of one field.
     *
     * @param customers number of examined customers with any value
     * @param distinct number of distinct values
     * @param complete whether all values are counted; false if there are too many distinct values
     * @param values the values, most frequent first
     */
    public record OfField(ValueField field, long customers, int distinct, boolean complete, List<Counted> values) {

        public OfField {
            values = List.copyOf(values);
        }
    }

    /** @param customers number of examined customers with this value */
    public record Counted(String value, long customers) {}

    /** Returns whether all customers were examined. */
    public boolean coversAll() {
        return lookedAt >= customers;
    }
}
