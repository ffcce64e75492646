package org.holdfast.facts.merge;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * Two accounts of one thing, such as an order that two systems tell of: what they say together, and where only one of
 * them can be true. What one does not know is filled in from the other. Between two values that differ nothing is
 * chosen.
 *
 * @param together the first account, completed; where they differ it says what it said before
 * @param filled the fields that came from the second, such as {@code deliveredAt} or {@code lines[s-1].price}
 */
public record Reconciliation<T extends Record>(T together, List<String> filled, List<Difference> differences) {

    /** How far a day can reach beyond the same day in UTC, where the customer's time zone is not known. */
    private static final Duration WIDEST_OFFSET = Duration.ofHours(14);

    /** Two values of one field that cannot both be true. */
    public record Difference(String field, String one, String other) {}

    public Reconciliation {
        filled = List.copyOf(filled);
        differences = List.copyOf(differences);
    }

    /** @param zone in which the customer's days begin and end; {@code null} when it is not known */
    public static <T extends Record> Reconciliation<T> of(T one, T other, @Nullable ZoneId zone) {
        return new Reconciler(zone).reconcile(one, other);
    }

    /**
     * Whether two values of one field can mean the same: amounts of the same size, a day and an instant of that day.
     */
    public static boolean agree(Object one, Object other, @Nullable ZoneId zone) {
        if (one instanceof BigDecimal first && other instanceof BigDecimal second) {
            return first.compareTo(second) == 0;
        }
        if (one instanceof DateOrInstant first && other instanceof DateOrInstant second && !one.equals(other)) {
            return agree(first, second, zone);
        }
        return one.equals(other);
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
        Duration leeway = zone == null ? WIDEST_OFFSET : Duration.ZERO;
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
                Object first = value(component, one);
                Object second = value(component, other);
                if (isUnknown(first) || isUnknown(second)) {
                    values.put(field, isUnknown(first) && second != null ? second : first);
                    if (isUnknown(first) && !isUnknown(second)) {
                        filled.add(field);
                    }
                } else if (first instanceof List<?> lines && second instanceof List<?> others) {
                    values.put(field, lines(field, lines, others, filled, differences));
                } else {
                    boolean agree = agree(first, second, zone);
                    values.put(field, agree ? moreExact(first, second) : first);
                    if (!agree) {
                        differences.add(new Difference(field, first.toString(), second.toString()));
                    }
                }
            }
            return new Reconciliation<>(with(one, values), filled, differences);
        }

        /** What was ordered is told as a whole: lines of which one account knows nothing are a difference. */
        private List<?> lines(
                String field, List<?> lines, List<?> others, List<String> filled, List<Difference> differences) {
            List<OrderLine> mine = lines.stream().map(OrderLine.class::cast).toList();
            List<OrderLine> theirs =
                    new ArrayList<>(others.stream().map(OrderLine.class::cast).toList());
            if (!skus(mine).equals(skus(theirs))) {
                differences.add(new Difference(field, named(skus(mine)), named(skus(theirs))));
                return lines;
            }
            List<OrderLine> together = new ArrayList<>();
            for (OrderLine line : mine) {
                OrderLine same = theirs.stream()
                        .filter(each -> each.sku().equals(line.sku()))
                        .findFirst()
                        .orElseThrow();
                theirs.remove(same);
                Reconciliation<OrderLine> both = reconcile(line, same);
                String path = field + "[" + line.sku() + "].";
                both.filled.forEach(each -> filled.add(path + each));
                both.differences.forEach(
                        each -> differences.add(new Difference(path + each.field, each.one, each.other)));
                together.add(both.together);
            }
            return together;
        }

        private static String skus(List<OrderLine> lines) {
            return lines.stream().map(OrderLine::sku).sorted().collect(Collectors.joining(", "));
        }

        private static String named(String skus) {
            return skus.isEmpty() ? "none" : skus;
        }

        private static boolean isUnknown(@Nullable Object value) {
            return value == null || value == Complaint.Fault.UNKNOWN;
        }

        private static Object moreExact(Object one, Object other) {
            return one instanceof DateOrInstant.Day && other instanceof DateOrInstant.Exact ? other : one;
        }
    }

    private static @Nullable Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Every record can be read", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Record> T with(T record, Map<String, @Nullable Object> values) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        try {
            return (T) record.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class[]::new))
                    .newInstance(Arrays.stream(components)
                            .map(each -> values.get(each.getName()))
                            .toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Every record has a constructor", e);
        }
    }
}
