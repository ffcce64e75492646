package org.holdfast.rules.condition;

import java.util.List;
import java.util.Set;
import org.holdfast.rules.vocabulary.ListField;
import org.jspecify.annotations.Nullable;

/**
 * Compares the number of items of a list that satisfy a condition with a number: "at least 3 orders", "no open
 * complaint" (exactly 0), "an order that …" (at least 1). The result is unknown if the list is unknown, or if items for
 * which the condition is unknown could change it.
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
        int certain = 0;
        int possible = 0;
        for (int i = 0; i < list.size(); i++) {
            Truth each = filter.of(list.get(i), bound);
            if (each != Truth.FALSE && items.isOpenEnded(list.get(i))) {
                // Any number of items: one more than the number is as good as any.
                possible = number + 1;
                continue;
            }
            certain += each == Truth.TRUE ? 1 : 0;
            possible += each == Truth.UNKNOWN ? 1 : 0;
            if (comparator == Comparator.AT_LEAST && certain >= number) {
                return Truth.TRUE;
            }
        }
        return decide(certain, certain + possible);
    }

    /**
     * Returns the number of items that certainly satisfy the condition; {@code null} if the list is unknown, or if that
     * number is what is needed but items of which too little is known could change it.
     *
     * @param needed how the number has to relate to {@link #number}: the comparator, or its negation
     */
    public @Nullable Integer found(Comparator needed, Object self, Object[] bound) {
        List<?> list = items.read().apply(owner == Operand.SELF ? self : bound[owner]);
        if (list == null) {
            return null;
        }
        int certain = 0;
        boolean open = false;
        for (Object item : list) {
            Truth each = filter.of(item, bound);
            boolean unclear = each == Truth.UNKNOWN || each == Truth.TRUE && items.isOpenEnded(item);
            open |= unclear;
            certain += each == Truth.TRUE && !unclear ? 1 : 0;
        }
        return open && needed.accepts(Integer.compare(certain, number)) ? null : Integer.valueOf(certain);
    }

    private Truth decide(int min, int max) {
        boolean first = comparator.accepts(Integer.compare(min, number));
        for (int count = min + 1; count <= max; count++) {
            if (comparator.accepts(Integer.compare(count, number)) != first) {
                return Truth.UNKNOWN;
            }
        }
        return Truth.of(first);
    }

    @Override
    public String text() {
        return "count(" + items.element() + "(" + filter.text() + ") from " + (owner <= 0 ? "$customer" : "$" + owner)
                + "." + items.name() + ") " + comparator.symbol() + " " + number;
    }

    @Override
    public void collectPlaces(Set<Integer> places) {
        places.add(owner);
        filter.collectPlaces(places);
    }
}
