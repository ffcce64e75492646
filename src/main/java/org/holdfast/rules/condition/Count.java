package org.holdfast.rules.condition;

import java.util.List;
import java.util.Set;
import org.holdfast.rules.vocabulary.ListField;

/**
 * How many things of a list meet a condition, compared with a number: "at least 3 orders", "no open complaint" (exactly
 * none), "an order that …" (at least one). With an unknown list, or things for which the condition is unknown, the
 * answer is unknown unless it cannot matter.
 *
 * @param owner place of the thing that the list belongs to
 */
public record Count(int owner, ListField items, Condition filter, Comparator comparator, int number)
        implements Condition {

    @Override
    public Truth of(Object self, Object[] bound) {
        List<?> list = items.read().apply(owner == Operand.SELF ? self : bound[owner]);
        if (list == null) {
            return Truth.UNKNOWN;
        }
        int sure = 0;
        int possible = 0;
        for (int i = 0; i < list.size(); i++) {
            Truth each = filter.of(list.get(i), bound);
            sure += each == Truth.TRUE ? 1 : 0;
            possible += each == Truth.UNKNOWN ? 1 : 0;
            if (comparator == Comparator.AT_LEAST && sure >= number) {
                return Truth.TRUE;
            }
        }
        return decide(sure, sure + possible);
    }

    private Truth decide(int least, int most) {
        boolean first = comparator.accepts(Integer.compare(least, number));
        for (int count = least + 1; count <= most; count++) {
            if (comparator.accepts(Integer.compare(count, number)) != first) {
                return Truth.UNKNOWN;
            }
        }
        return Truth.of(first);
    }

    @Override
    public String text() {
        return "count(" + items.element() + "(" + filter.text() + ") from " + (owner <= 0 ? "$customer" : "$" + owner)
                + "." + items.name() + ") " + comparator.sign() + " " + number;
    }

    @Override
    public void collectPlaces(Set<Integer> places) {
        places.add(owner);
        filter.collectPlaces(places);
    }
}
