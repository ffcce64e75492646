package org.holdfast.rules.condition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.holdfast.loyalty.CustomerView;

/** Everything between {@code when} and {@code then}: lines about the customer, then lists of theirs to look through. */
public record WhenClause(List<ConditionLine> customer, List<ListPattern> eaches) {

    public WhenClause {
        customer = List.copyOf(customer);
        eaches = List.copyOf(eaches);
    }

    /**
     * The combinations of things that meet all conditions, each beginning with the customer, found by plain walking.
     * The engine finds the same ones faster for many rules at once.
     */
    public List<Object[]> matches(CustomerView view) {
        Object[] bound = {view};
        for (ConditionLine line : customer) {
            if (line.condition().of(view, bound) != Truth.TRUE) {
                return List.of();
            }
        }
        List<Object[]> found = new ArrayList<>();
        walk(0, bound, found);
        return found;
    }

    private void walk(int index, Object[] bound, List<Object[]> found) {
        if (index == eaches.size()) {
            found.add(bound);
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
                walk(index + 1, more, found);
            }
        }
    }

    /** The conditions without the words of their author: two rules with the same text ask the same. */
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
