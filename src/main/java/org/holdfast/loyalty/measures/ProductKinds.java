package org.holdfast.loyalty.measures;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.holdfast.facts.OrderLine;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the kinds of products that orders hold. A kind is the category of a line, spelt alike; lines of nothing do
 * not count.
 */
final class ProductKinds {

    private final Set<String> kinds = new HashSet<>();
    private boolean moreMayBe;

    void add(@Nullable List<OrderLine> lines) {
        if (lines == null || lines.isEmpty()) {
            moreMayBe = true;
            return;
        }
        for (OrderLine line : lines) {
            if (line.quantity().signum() > 0) {
                if (line.category() == null) {
                    moreMayBe = true;
                } else {
                    kinds.add(line.category());
                }
            }
        }
    }

    /** How many; {@code null} while lines or categories are missing that could be another. */
    @Nullable
    Integer count() {
        return moreMayBe ? null : Integer.valueOf(kinds.size());
    }

    /** Two kinds are several, whatever is unknown beside them. */
    @Nullable
    Boolean several() {
        return kinds.size() > 1 ? Boolean.TRUE : moreMayBe || kinds.isEmpty() ? null : Boolean.FALSE;
    }
}
