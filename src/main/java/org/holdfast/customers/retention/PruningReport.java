package org.holdfast.customers.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.facts.retention.FactRetention;
import org.jspecify.annotations.Nullable;

/**
 * What is removed, or would be.
 *
 * @param keep periods by collection
 * @param asOf the moment from which the periods count back
 * @param seen number of customers looked at
 * @param customers number of customers who lose records
 * @param records numbers of records by collection
 * @param oldest day of the oldest of these records; {@code null} if there are none
 * @param removed whether the records were removed
 */
public record PruningReport(
        Map<String, Period> keep,
        Instant asOf,
        long seen,
        long customers,
        Map<String, Long> records,
        @Nullable LocalDate oldest,
        boolean removed) {

    static PruningReport none(FactRetention policy, Instant asOf) {
        return new PruningReport(policy.keep(), asOf, 0, 0, Map.of(), null, false);
    }

    PruningReport saw(int more) {
        return new PruningReport(keep, asOf, seen + more, customers, records, oldest, removed);
    }

    PruningReport plus(FactRetention.Remaining customer) {
        if (customer.oldest() == null) {
            return this;
        }
        Map<String, Long> all = new TreeMap<>(records);
        customer.removed().forEach((collection, old) -> all.merge(collection, (long) old.size(), Long::sum));
        LocalDate first = oldest == null || customer.oldest().isBefore(oldest) ? customer.oldest() : oldest;
        return new PruningReport(keep, asOf, seen, customers + 1, all, first, removed);
    }

    PruningReport done() {
        return new PruningReport(keep, asOf, seen, customers, records, oldest, true);
    }

    /** Returns the number of records of all collections. */
    public long total() {
        return records.values().stream().mapToLong(Long::longValue).sum();
    }
}
