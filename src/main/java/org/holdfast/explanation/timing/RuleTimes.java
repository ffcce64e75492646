package org.holdfast.explanation.timing;

import static org.holdfast.explanation.timing.Midnights.NEVER;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.ListPattern;
import org.holdfast.rules.condition.Truth;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.vocabulary.ListField;

/** A rule whose matches may change by time alone, prepared for finding when they do. Thread-safe. */
final class RuleTimes {

    /** With more combinations of list items than this, a rule is looked at again every day. */
    private static final int MAX_WORK = 2_000;

    private final Rule rule;
    private final List<Line> customer;
    private final List<Pattern> patterns;

    private RuleTimes(Rule rule, List<Line> customer, List<Pattern> patterns) {
        this.rule = rule;
        this.customer = customer;
        this.patterns = patterns;
    }

    /** Steady conditions come first: where one of them is not met, time alone does not change the rule at all. */
    private record Line(Condition condition, boolean steady) {

        static List<Line> of(List<ConditionLine> lines) {
            return lines.stream()
                    .map(ConditionLine::condition)
                    .map(condition -> new Line(condition, Drifts.isSteady(condition)))
                    .sorted(Comparator.comparing(Line::steady).reversed())
                    .toList();
        }
    }

    private record Pattern(int owner, ListField items, List<Line> lines) {

        static Pattern of(ListPattern pattern) {
            return new Pattern(pattern.owner(), pattern.items(), Line.of(pattern.lines()));
        }

        boolean isSteady() {
            return items.drift().isSteady() && lines.stream().allMatch(Line::steady);
        }
    }

    /** Returns the rules of a book whose matches may change by time alone, moments in the facts aside. */
    static List<RuleTimes> of(List<Rule> rules) {
        return rules.stream()
                .filter(rule -> !rule.paused())
                .map(rule -> new RuleTimes(
                        rule,
                        Line.of(rule.when().customer()),
                        rule.when().eaches().stream().map(Pattern::of).toList()))
                .filter(rule -> !rule.isSteady())
                .toList();
    }

    Rule rule() {
        return rule;
    }

    /** Returns whether all matches of the rule can be found by going through one list. */
    boolean isSimple() {
        return patterns.size() <= 1;
    }

    private boolean isSteady() {
        return customer.stream().allMatch(Line::steady) && patterns.stream().allMatch(Pattern::isSteady);
    }

    /** Returns the first moment at which the matches of the rule may change; {@code NEVER} if they stay. */
    long until(CustomerView view, ConditionTimes times, Midnights midnights) {
        return new Search(view, times, midnights).until();
    }

    /** The search for one customer. */
    private final class Search {

        private final CustomerView view;
        private final ConditionTimes times;
        private final Midnights midnights;
        private int work;
        /** Whether the last search through lists found a match. */
        private boolean matched;

        Search(CustomerView view, ConditionTimes times, Midnights midnights) {
            this.view = view;
            this.times = times;
            this.midnights = midnights;
        }

        long until() {
            Object[] bound = {view};
            return through(customer, view, bound, () -> lists(0, bound));
        }

        /**
         * Returns the first moment at which the matches of a thing may change. While a condition is not met there are
         * none, whatever the others do; otherwise they depend on what comes after.
         */
        private long through(List<Line> lines, Object self, Object[] bound, LongSupplier after) {
            long met = NEVER;
            long unmet = -1;
            for (Line line : lines) {
                Truth truth = line.condition.of(self, bound);
                if (truth == Truth.TRUE) {
                    met = line.steady ? met : Math.min(met, times.until(line.condition, self, bound));
                } else if (line.steady) {
                    matched = false;
                    return NEVER;
                } else {
                    unmet = Math.max(unmet, times.until(line.condition, self, bound));
                }
            }
            if (unmet >= 0) {
                matched = false;
                return unmet;
            }
            long until = after.getAsLong();
            return matched ? Math.min(met, until) : until;
        }

        private long lists(int index, Object[] bound) {
            if (index == patterns.size()) {
                matched = true;
                return NEVER;
            }
            Pattern pattern = patterns.get(index);
            long until = times.ofList(pattern.items.drift());
            boolean any = false;
            for (Object item : pattern.items.things(bound[pattern.owner])) {
                if (++work > MAX_WORK) {
                    matched = true;
                    return midnights.in(1);
                }
                Object[] more = Arrays.copyOf(bound, bound.length + 1);
                more[bound.length] = item;
                until = Math.min(until, through(pattern.lines, item, bound, () -> lists(index + 1, more)));
                any |= matched;
            }
            matched = any;
            return until;
        }
    }
}
