package org.holdfast.rules.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.ListPattern;
import org.holdfast.rules.condition.SelfBinding;
import org.holdfast.rules.condition.WhenClause;
import org.holdfast.rules.drl.PatternReader.ListReference;

/** Builds the conditions of a rule, adding each to the pattern that binds the last variable it reads. */
final class WhenClauseBuilder {

    /** Maximum number of list patterns in a rule; each multiplies the work of matching. */
    static final int MAX_LISTS = 3;

    private static final int MAX_CONDITIONS = 60;

    private final Problems problems;
    private final BindingScope bindingScope;
    private final List<ConditionLine> customer = new ArrayList<>();
    /** The list pattern at place {@code n} has index {@code n - 1}, because the customer is at place 0. */
    private final List<OpenListPattern> lists = new ArrayList<>();

    private int conditions;

    /** A {@link ListPattern} to which lines are still added. */
    private record OpenListPattern(
            String variable, ListReference list, List<ConditionLine> lines, SourceLocation origin) {

        ListPattern close(int place) {
            return new ListPattern(place, variable, list.owner(), list.items(), lines, origin);
        }
    }

    WhenClauseBuilder(BindingScope bindingScope, Problems problems) {
        this.bindingScope = bindingScope;
        this.problems = problems;
    }

    boolean hasMaximumLists() {
        return lists.size() == MAX_LISTS;
    }

    void addToCustomer(List<ConditionLine> lines) {
        lines.forEach(line -> add(customer, line));
    }

    /** Binds a variable to the items of a list that satisfy all of {@code lines}. */
    void bind(String variable, ListReference list, List<ConditionLine> lines, SourceLocation origin) {
        bindingScope.bind(variable, list.items().element());
        OpenListPattern pattern = new OpenListPattern(variable, list, new ArrayList<>(), origin);
        lists.add(pattern);
        lines.forEach(line -> add(pattern.lines, line));
    }

    /** Adds a condition to the pattern that binds the last variable it reads. */
    void attach(Condition condition, SourceLocation origin) {
        Set<Integer> places = new TreeSet<>();
        condition.collectPlaces(places);
        int last = places.stream().mapToInt(Integer::intValue).max().orElse(0);
        if (last <= 0) {
            add(customer, new ConditionLine(condition, origin));
        } else {
            add(lists.get(last - 1).lines, new ConditionLine(new SelfBinding(condition), origin));
        }
    }

    private void add(List<ConditionLine> lines, ConditionLine line) {
        if (++conditions == MAX_CONDITIONS + 1) {
            problems.error(line.origin(), ProblemText.of("conditions-too-many", "most", MAX_CONDITIONS));
        }
        lines.add(line);
    }

    WhenClause build() {
        List<ListPattern> patterns = new ArrayList<>();
        for (OpenListPattern list : lists) {
            patterns.add(list.close(patterns.size() + 1));
        }
        return new WhenClause(customer, patterns);
    }
}
