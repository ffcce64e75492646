package org.holdfast.rules.condition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.holdfast.loyalty.CustomerView;

/** The conditions of a rule: lines about the customer, then patterns over lists. */
public record WhenClause(List<ConditionLine> customer, List<ListPattern> eaches) {

    public WhenClause {
        customer = List.copyOf(customer);
        eaches = List.copyOf(eaches);
    }

    /**
     * Returns the combinations of things that satisfy all conditions, each starting with the customer. This is a plain
     * nested loop; the engine finds the same combinations, faster for many rules.
     */
    public List<Object[]> matches(CustomerView view) {
        Object[] bound = {view};
        for (ConditionLine line : customer) {
            if (line.condition().of(view, bound) != Truth.TRUE) {
                return List.of();
            }
        }
        List<Object[]> matches = new ArrayList<>();
        collect(0, bound, matches);
        return matches;
    }

    private void collect(int index, Object[] bound, List<Object[]> matches) {
        if (index == eaches.size()) {
            matches.add(bound);
            return;
        }
        ListPattern pattern = eaches.get(index);
        List<?> list = pattern.items().read().apply(bound[pattern.owner()]);
        if (list == null) {
            return;
        }
        for (Object item : list) {
            if (pattern.lines().stream().allMatch(line -> line.condition().of(item, bound) == Truth.TRUE)) {
                Object[] more = Arrays.copyOf(bound, bound.length + 1);
                more[bound.length] = item;
                collect(index + 1, more, matches);
            }
        }
    }

    /** Returns the canonical text: clauses with equal texts are equivalent, however their authors wrote them. */
    public String text() {
        StringBuilder text =
                new StringBuilder("Customer(").append(joined(customer)).append(")");
        for (ListPattern pattern : eaches) {
            text.append("\n$")
                    .append(pattern.place())
                    .append(" : ")
                    .append(pattern.items().element())
                    .append("(")
                    .append(joined(pattern.lines()))
                    .append(") from ")
                    .append(pattern.owner() == 0 ? "$customer" : "$" + pattern.owner())
                    .append(".")
                    .append(pattern.items().name());
        }
        return text.toString();
    }

    private static String joined(List<ConditionLine> lines) {
        return Condition.joined(lines.stream().map(ConditionLine::condition).toList(), ", ");
    }
}
