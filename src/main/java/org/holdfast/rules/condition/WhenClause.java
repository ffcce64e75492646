package org.holdfast.rules.condition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.holdfast.loyalty.CustomerView;
import org.jspecify.annotations.Nullable;

/** The conditions of a rule: lines about the customer, then patterns over lists. */
public record WhenClause(List<ConditionLine> customer, List<ListPattern> eaches) {

    /** Maximum number of things that are tried to find a match; takes about a millisecond. */
    private static final long MAX_TRIED = 20_000;

    public WhenClause {
        customer = List.copyOf(customer);
        eaches = List.copyOf(eaches);
    }

    /**
     * Returns the combinations of things that satisfy all conditions, each starting with the customer. This is a plain
     * nested loop; the engine finds the same combinations, faster for many rules.
     */
    public List<Object[]> matches(CustomerView view) {
        Search search = new Search(Integer.MAX_VALUE, Long.MAX_VALUE);
        search.start(view);
        return search.found;
    }

    /**
     * Returns the first combination of things that satisfies all conditions, starting with the customer; {@code null}
     * if there is none, or if it takes too long to find.
     */
    public Object @Nullable [] firstMatch(CustomerView view) {
        Search search = new Search(1, MAX_TRIED);
        search.start(view);
        return search.found.isEmpty() ? null : search.found.get(0);
    }

    private final class Search {

        private final int most;
        private final List<Object[]> found = new ArrayList<>();
        private long left;

        Search(int most, long left) {
            this.most = most;
            this.left = left;
        }

        void start(CustomerView view) {
            Object[] bound = {view};
            if (customer.stream().allMatch(line -> line.condition().of(view, bound) == Truth.TRUE)) {
                collect(0, bound);
            }
        }

        private void collect(int index, Object[] bound) {
            if (index == eaches.size()) {
                found.add(bound);
                return;
            }
            ListPattern pattern = eaches.get(index);
            for (Object item : pattern.items().things(bound[pattern.owner()])) {
                if (found.size() >= most || left-- <= 0) {
                    return;
                }
                if (pattern.lines().stream().allMatch(line -> line.condition().of(item, bound) == Truth.TRUE)) {
                    Object[] more = Arrays.copyOf(bound, bound.length + 1);
                    more[bound.length] = item;
                    collect(index + 1, more);
                }
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
