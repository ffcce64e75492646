package org.holdfast.facts.merge;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.fulfilment.Parcel;
import org.holdfast.facts.identity.ArticleLine;
import org.holdfast.facts.person.Birthday;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * The reconciliation of two accounts of one record, such as an order reported by two systems. Fields unknown in one
 * account are filled from the other. Where the accounts contradict each other, neither value is chosen.
 *
 * @param together the first account, completed from the second; contradicted fields keep their value
 * @param filled fields that came from the second account, such as {@code deliveredAt} or {@code lines[s-1].price}
 */
public record Reconciliation<T extends Record>(T together, List<String> filled, List<Difference> differences) {

    /** How far a day can extend beyond the same day in UTC if the customer's time zone is unknown. */
    private static final Duration MAX_OFFSET = Duration.ofHours(14);

    /** Two contradictory values of one field. */
    public record Difference(String field, String one, String other) {}

    public Reconciliation {
        filled = List.copyOf(filled);
        differences = List.copyOf(differences);
    }

    /**
     * Reconciles two accounts of one record.
     *
     * @param zone time zone in which the customer's days begin and end; {@code null} if unknown
     */
    public static <T extends Record> Reconciliation<T> of(T one, T other, @Nullable ZoneId zone) {
        return new Reconciler(zone).reconcile(one, other);
    }

    /**
     * Returns whether two values of one field can mean the same: numerically equal amounts, or a day and an instant of
     * that day.
     */
    public static boolean agree(Object one, Object other, @Nullable ZoneId zone) {
        if (one instanceof BigDecimal first && other instanceof BigDecimal second) {
            return first.compareTo(second) == 0;
        }
        if (one instanceof DateOrInstant first && other instanceof DateOrInstant second && !one.equals(other)) {
            return agree(first, second, zone);
        }
        return one instanceof Birthday first && other instanceof Birthday second
                ? first.agrees(second)
                : one.equals(other);
    }

    private static boolean agree(DateOrInstant one, DateOrInstant other, @Nullable ZoneId zone) {
        if (one.getClass() == other.getClass()) {
            return one instanceof DateOrInstant.Exact first
                    && other instanceof DateOrInstant.Exact second
                    && Duration.between(first.at(), second.at()).abs().compareTo(DateOrInstant.CLOCK_TOLERANCE) <= 0;
        }
        DateOrInstant day = one instanceof DateOrInstant.Day ? one : other;
        DateOrInstant instant = day == one ? other : one;
        ZoneId used = zone == null ? ZoneOffset.UTC : zone;
        Duration leeway = zone == null ? MAX_OFFSET : Duration.ZERO;
        return !instant.start(used).isBefore(day.start(used).minus(leeway))
                && instant.start(used).isBefore(day.end(used).plus(leeway));
    }

    private static final class Reconciler {

        private final @Nullable ZoneId zone;

        Reconciler(@Nullable ZoneId zone) {
            this.zone = zone;
        }

        <T extends Record> Reconciliation<T> reconcile(T one, T other) {
            List<String> filled = new ArrayList<>();
            List<Difference> differences = new ArrayList<>();
            Map<String, @Nullable Object> values = new HashMap<>();
            for (RecordComponent component : one.getClass().getRecordComponents()) {
                String field = component.getName();
                Object first = RecordValues.of(component, one);
                Object second = RecordValues.of(component, other);
                if (first == null || isUnknown(first)) {
                    values.put(field, second == null ? first : second);
                    if (second != null && !isUnknown(second)) {
                        filled.add(field);
                    }
                } else if (second == null || isUnknown(second)) {
                    values.put(field, first);
                } else if (first instanceof List<?> mine && second instanceof List<?> theirs) {
                    values.put(field, items(field, mine, theirs, filled, differences));
                } else if (first instanceof Attributes mine && second instanceof Attributes theirs) {
                    values.put(field, attributes(field, mine, theirs, filled, differences));
                } else {
                    boolean agree = agree(first, second, zone);
                    values.put(field, agree ? moreExact(first, second) : first);
                    if (!agree) {
                        differences.add(new Difference(field, first.toString(), second.toString()));
                    }
                }
            }
            withdraw(RecordValues.contradictory(one, values), RecordValues.of(one), values, filled, differences);
            return new Reconciliation<>(RecordValues.with(one, values), filled, differences);
        }

        /**
         * Takes back what was filled in, but contradicts what the account itself says, such as when a parcel was lost.
         */
        private static void withdraw(
                Set<String> fields,
                Map<String, @Nullable Object> own,
                Map<String, @Nullable Object> values,
                List<String> filled,
                List<Difference> differences) {
            for (String field : fields) {
                differences.add(new Difference(field, described(own.get(field)), described(values.get(field))));
                filled.removeIf(each -> each.equals(field) || each.startsWith(field + "["));
                values.put(field, own.get(field));
            }
        }

        private static String described(@Nullable Object value) {
            return value instanceof List<?> items ? named(names(items)) : named(value == null ? "" : value.toString());
        }

        private Attributes attributes(
                String field, Attributes mine, Attributes theirs, List<String> filled, List<Difference> differences) {
            Map<String, Object> together = new HashMap<>(theirs.values());
            together.putAll(mine.values());
            theirs.values().forEach((name, value) -> {
                Object own = mine.sent(name);
                if (own == null) {
                    filled.add(field + "." + name);
                } else if (!agree(own, value, zone)) {
                    differences.add(new Difference(field + "." + name, own.toString(), value.toString()));
                }
            });
            return Attributes.of(together);
        }

        /**
         * Reconciles the lines or parcels of an order or a return. The list of articles counts as one value, so lines
         * that only one account contains are a difference; two systems may each know other parcels.
         */
        private List<?> items(
                String field, List<?> mine, List<?> theirs, List<String> filled, List<Difference> differences) {
            boolean parcels = Stream.concat(mine.stream(), theirs.stream()).anyMatch(Parcel.class::isInstance);
            if (!parcels && !names(mine).equals(names(theirs))) {
                differences.add(new Difference(field, named(names(mine)), named(names(theirs))));
                return mine;
            }
            List<Object> unmatched = new ArrayList<>(theirs);
            List<Object> together = new ArrayList<>();
            for (Object item : mine) {
                Object same = unmatched.stream()
                        .filter(each -> name(each).equals(name(item)))
                        .findFirst()
                        .orElse(null);
                if (same == null) {
                    together.add(item);
                } else {
                    unmatched.remove(same);
                    together.add(
                            item(field + "[" + name(item) + "].", (Record) item, (Record) same, filled, differences));
                }
            }
            unmatched.forEach(each -> filled.add(field + "[" + name(each) + "]"));
            together.addAll(unmatched);
            return together;
        }

        private Record item(
                String path, Record mine, Record theirs, List<String> filled, List<Difference> differences) {
            Reconciliation<Record> both = reconcile(mine, theirs);
            both.filled.forEach(each -> filled.add(path + each));
            both.differences.forEach(each -> differences.add(new Difference(path + each.field, each.one, each.other)));
            return both.together();
        }

        private static String names(List<?> items) {
            return items.stream().map(Reconciler::name).sorted().collect(Collectors.joining(", "));
        }

        private static String name(Object item) {
            return item instanceof Parcel parcel ? parcel.id() : ((ArticleLine) item).sku();
        }

        private static String named(String names) {
            return names.isEmpty() ? "none" : names;
        }

        private static boolean isUnknown(Object value) {
            return value == Complaint.Fault.UNKNOWN;
        }

        private static Object moreExact(Object one, Object other) {
            return one instanceof DateOrInstant.Day && other instanceof DateOrInstant.Exact ? other : one;
        }
    }
}
