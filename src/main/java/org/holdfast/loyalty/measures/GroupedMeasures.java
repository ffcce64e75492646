package org.holdfast.loyalty.measures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.loyalty.CustomerView;
import org.jspecify.annotations.Nullable;

/** Accumulates the measures of all customers and of each group. Not thread-safe. */
public final class GroupedMeasures {

    private static final Comparator<MeasureGroup> LARGEST = Comparator.comparingLong(
                    (MeasureGroup group) -> group.size().customers())
            .reversed()
            .thenComparing(MeasureGroup::name, Comparator.nullsLast(Comparator.naturalOrder()));

    private final Period period;
    private final @Nullable GroupBy by;
    private final MeasureAccumulator all;
    private final Map<@Nullable String, MeasureAccumulator> groups = new HashMap<>();

    /** @param by attribute by which customers are grouped; {@code null} for no groups */
    public GroupedMeasures(Period period, @Nullable GroupBy by) {
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
        if (by == null) {
            all.add(view);
        } else {
            group(by.of(view)).add(view);
        }
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
        if (groups.size() > GroupBy.MAX_GROUPS) {
            throw new InvalidInput("by", "is \"" + by + "\", which makes more than " + GroupBy.MAX_GROUPS + " groups");
        }
        return measureAccumulator;
    }

    /** Returns the number of customers added. */
    public long customers() {
        return all.customers()
                + groups.values().stream()
                        .mapToLong(MeasureAccumulator::customers)
                        .sum();
    }

    /** Returns the measures of all customers and of each group, the largest group first. */
    public MeasureReport report(Instant asOf, String currency) {
        MeasureAccumulator total = new MeasureAccumulator(period);
        total.addAll(all);
        List<MeasureGroup> lines = new ArrayList<>();
        groups.forEach((name, measureAccumulator) -> {
            total.addAll(measureAccumulator);
            lines.add(measureAccumulator.measures(name));
        });
        lines.sort(LARGEST);
        return MeasureReport.of(asOf, period, currency, by, total.measures(null), lines);
    }
}
