package org.holdfast.loyalty.measures;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.holdfast.facts.OrderLine;
import org.jspecify.annotations.Nullable;

/**
 * Collects the kinds of products in orders. A kind is the category of an order line, compared by exact spelling. Lines
 * with quantity zero are ignored.
 */
final class ProductKinds {

    private final Set<String> kinds = new HashSet<>();
    private boolean incomplete;

    void add(@Nullable List<OrderLine> lines) {
        if (lines == null || lines.isEmpty()) {
            incomplete = true;
            return;
        }
        for (OrderLine line : lines) {
            if (line.quantity().signum() > 0) {
                if (line.category() == null) {
                    incomplete = true;
                } else {
                    kinds.add(line.category());
                }
            }
        }
    }

    /** Returns the number of kinds; {@code null} if lines or categories are unknown. */
    @Nullable
    Integer count() {
        return incomplete ? null : Integer.valueOf(kinds.size());
    }

    /** Returns whether there are several kinds. Two known kinds are several, even if others are unknown. */
    @Nullable
    Boolean several() {
        if (kinds.size() > 1) {
            return true;
        }
        return incomplete || kinds.isEmpty() ? null : Boolean.FALSE;
    }
}
