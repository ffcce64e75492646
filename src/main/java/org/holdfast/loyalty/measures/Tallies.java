package org.holdfast.loyalty.measures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.facts.InvalidFact;
import org.holdfast.loyalty.CustomerView;
import org.jspecify.annotations.Nullable;

/** One tally for everybody and one for each group. For one thread at a time. */
public final class Tallies {

    private static final Comparator<MeasureGroup> LARGEST = Comparator.comparingLong(MeasureGroup::customers).reversed()
            .thenComparing(MeasureGroup::name, Comparator.nullsLast(Comparator.naturalOrder()));

    private final Period period;
    private final @Nullable GroupBy by;
    private final Tally all;
    private final Map<@Nullable String, Tally> groups = new HashMap<>();

    /** @param by how customers are told apart, or {@code null} to leave them together */
    public Tallies(Period period, @Nullable GroupBy by) {
        this.period = period;
        this.by = by;
        this.all = new Tally(period);
    }

    /** @throws InvalidFact when there are too many groups */
    public void add(CustomerView view) {
        if (by == null) {
            all.add(view);
        } else {
            group(by.of(view)).add(view);
        }
    }

    /** @throws InvalidFact when there are too many groups */
    public void addAll(Tallies other) {
        all.addAll(other.all);
        other.groups.forEach((name, tally) -> group(name).addAll(tally));
    }

    private Tally group(@Nullable String name) {
        Tally tally = groups.computeIfAbsent(name, each -> new Tally(period));
        if (groups.size() > GroupBy.MOST_GROUPS) {
            throw new InvalidFact("by", "is \"" + by + "\", which makes more than " + GroupBy.MOST_GROUPS + " groups");
        }
        return tally;
    }

    /** How many customers were added. */
    public long customers() {
        return all.customers() + groups.values().stream().mapToLong(Tally::customers).sum();
    }

    public MeasureReport report(Instant asOf, String currency) {
        Tally everybody = new Tally(period);
        everybody.addAll(all);
        List<MeasureGroup> lines = new ArrayList<>();
        groups.forEach((name, tally) -> {
            everybody.addAll(tally);
            lines.add(tally.measures(name));
        });
        lines.sort(LARGEST);
        return MeasureReport.of(asOf, period, currency, by, everybody.measures(null), lines);
    }
}
