package org.holdfast.simulation.values;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.loyalty.CustomerView;

/**
 * Counts the customers with each value. Memory is bounded: beyond {@value #MAX_VALUES} distinct values of a field, new
 * values are ignored.
 */
public final class ValueCounter {

    static final int MAX_VALUES = 50_000;
    private static final Comparator<FoundValues.Counted> FREQUENT_FIRST = Comparator.comparingLong(
                    FoundValues.Counted::customers)
            .reversed()
            .thenComparing(FoundValues.Counted::value);

    private final Map<ValueField, Tally> tallies = new LinkedHashMap<>();
    private long lookedAt;

    private static final class Tally {

        private final Map<String, Long> customers = new HashMap<>();
        private long any;
        private boolean complete = true;

        void add(Set<String> values) {
            any += values.isEmpty() ? 0 : 1;
            for (String value : values) {
                if (customers.size() < MAX_VALUES || customers.containsKey(value)) {
                    customers.merge(value, 1L, Long::sum);
                } else {
                    complete = false;
                }
            }
        }
    }

    public ValueCounter(Collection<ValueField> fields) {
        fields.forEach(field -> tallies.put(field, new Tally()));
    }

    /** Adds a customer; each customer must be added once. */
    public void add(CustomerView view) {
        lookedAt++;
        Set<String> values = new HashSet<>();
        tallies.forEach((field, tally) -> {
            values.clear();
            field.read(view, values::add);
            tally.add(values);
        });
    }

    /** @param customers total number of customers, including those not examined */
    public FoundValues found(Instant asOf, long customers) {
        return new FoundValues(
                asOf,
                customers,
                lookedAt,
                tallies.entrySet().stream()
                        .map(each -> of(each.getKey(), each.getValue()))
                        .toList());
    }

    private static FoundValues.OfField of(ValueField field, Tally tally) {
        List<FoundValues.Counted> values = tally.customers.entrySet().stream()
                .map(each -> new FoundValues.Counted(each.getKey(), each.getValue()))
                .sorted(FREQUENT_FIRST)
                .toList();
        return new FoundValues.OfField(field, tally.any, values.size(), tally.complete, values);
    }
}
