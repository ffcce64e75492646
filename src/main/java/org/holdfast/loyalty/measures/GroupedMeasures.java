package org.holdfast.loyalty.measures;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.loyalty.CustomerView;
import org.jspecify.annotations.Nullable;

/**
 * Accumulates the measures of all customers and of each group. Not thread-safe. One that comes from another process can
 * only be added to another.
 */
public final class GroupedMeasures implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Comparator<MeasureGroup> LARGEST = Comparator.comparingLong(
                    (MeasureGroup group) -> group.size().customers())
            .reversed()
            .thenComparing(MeasureGroup::name, Comparator.nullsLast(Comparator.naturalOrder()));

    private final Period period;
    private final transient @Nullable Grouping by;
    private final MeasureAccumulator all;
    private final Map<@Nullable String, MeasureAccumulator> groups = new HashMap<>();

    /** @param by what puts customers into groups; {@code null} for no groups */
    public GroupedMeasures(Period period, @Nullable Grouping by) {
        this.period = period;
        this.by = by;
        this.all = new MeasureAccumulator(period);
    }

    /**
     * Adds a customer.
     *
     * @throws InvalidInput if there are too many groups
     */
    public void add(CustomerView view) {
        if (by == null || by.overlapping()) {
            all.add(view);
        }
        if (by == null) {
            return;
        }
        List<String> names = by.groups(view);
        if (names.isEmpty()) {
            group(null).add(view);
        }
        names.forEach(name -> group(name).add(view));
    }

    /**
     * Adds the customers of another accumulator with the same period and grouping.
     *
     * @throws InvalidInput if there are too many groups
     */
    public void addAll(GroupedMeasures other) {
        all.addAll(other.all);
        other.groups.forEach((name, measureAccumulator) -> group(name).addAll(measureAccumulator));
    }

    private MeasureAccumulator group(@Nullable String name) {
        MeasureAccumulator measureAccumulator = groups.computeIfAbsent(name, each -> new MeasureAccumulator(period));
        if (groups.size() > Grouping.MAX_GROUPS) {
            throw new InvalidInput("by", "is \"" + by + "\", which makes more than " + Grouping.MAX_GROUPS + " groups");
        }
        return measureAccumulator;
    }

    /** Returns the number of customers added. */
    public long customers() {
        return all.customers()
                + (by == null || by.overlapping()
                        ? 0
                        : groups.values().stream()
                                .mapToLong(MeasureAccumulator::customers)
                                .sum());
    }

    /** Returns the measures of all customers and of each group, the largest group first. */
    public MeasureReport report(Instant asOf, String currency) {
        List<MeasureGroup> lines = new ArrayList<>();
        groups.forEach((name, measureAccumulator) -> lines.add(measureAccumulator.measures(name)));
        lines.sort(LARGEST);
        return MeasureReport.of(asOf, period, currency, by, total().measures(null), lines);
    }

    /** Returns all customers; those in several groups are counted once. */
    private MeasureAccumulator total() {
        if (by == null || by.overlapping()) {
            return all;
        }
        MeasureAccumulator total = new MeasureAccumulator(period);
        groups.values().forEach(total::addAll);
        return total;
    }
}
