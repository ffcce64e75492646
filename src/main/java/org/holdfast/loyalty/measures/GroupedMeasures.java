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

/** One tally for everybody and one for each group. For one thread at a time. */
public final class GroupedMeasures {

    private static final Comparator<MeasureGroup> LARGEST = Comparator.comparingLong(MeasureGroup::customers)
            .reversed()
            .thenComparing(MeasureGroup::name, Comparator.nullsLast(Comparator.naturalOrder()));

    private final Period period;
    private final @Nullable GroupBy by;
    private final MeasureAccumulator all;
    private final Map<@Nullable String, MeasureAccumulator> groups = new HashMap<>();

    /** @param by how customers are told apart, or {@code null} to leave them together */
    public GroupedMeasures(Period period, @Nullable GroupBy by) {
        this.period = period;
        this.by = by;
        this.all = new MeasureAccumulator(period);
    }

    /** @throws InvalidInput when there are too many groups */
    public void add(CustomerView view) {
        if (by == null) {
            all.add(view);
        } else {
            group(by.of(view)).add(view);
        }
    }

    /** @throws InvalidInput when there are too many groups */
    public void addAll(GroupedMeasures other) {
        all.addAll(other.all);
        other.groups.forEach((name, measureAccumulator) -> group(name).addAll(measureAccumulator));
    }

    private MeasureAccumulator group(@Nullable String name) {
        MeasureAccumulator measureAccumulator = groups.computeIfAbsent(name, each -> new MeasureAccumulator(period));
        if (groups.size() > GroupBy.MOST_GROUPS) {
            throw new InvalidInput("by", "is \"" + by + "\", which makes more than " + GroupBy.MOST_GROUPS + " groups");
        }
        return measureAccumulator;
    }

    /** How many customers were added. */
    public long customers() {
        return all.customers()
                + groups.values().stream()
                        .mapToLong(MeasureAccumulator::customers)
                        .sum();
    }

    public MeasureReport report(Instant asOf, String currency) {
        MeasureAccumulator everybody = new MeasureAccumulator(period);
        everybody.addAll(all);
        List<MeasureGroup> lines = new ArrayList<>();
        groups.forEach((name, measureAccumulator) -> {
            everybody.addAll(measureAccumulator);
            lines.add(measureAccumulator.measures(name));
        });
        lines.sort(LARGEST);
        return MeasureReport.of(asOf, period, currency, by, everybody.measures(null), lines);
    }
}
