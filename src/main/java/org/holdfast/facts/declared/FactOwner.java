package org.holdfast.facts.declared;

import java.util.Arrays;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/** What declared attributes can belong to, besides the items of declared lists. */
public enum FactOwner {
    CUSTOMER("customer", "Customer"),
    ORDER("order", "Order"),
    ORDER_LINE("orderLine", "OrderLine"),
    COMPLAINT("complaint", "Complaint"),
    RETURN("return", "Return"),
    INTERACTION("interaction", "Interaction"),
    SUBSCRIPTION("subscription", "Subscription"),
    PAYMENT("payment", "Payment"),
    CART("cart", "Cart");

    private final String key;
    private final String entity;

    FactOwner(String key, String entity) {
        this.key = key;
        this.entity = entity;
    }

    /** Returns what declared attributes of a record belong to; {@code null} if it cannot have any. */
    public static @Nullable FactOwner of(Class<?> record) {
        return Arrays.stream(values())
                .filter(owner -> owner.entity.equals(record.getSimpleName()))
                .findFirst()
                .orElse(null);
    }

    /** Returns the name of the section in {@code facts.yaml}. */
    public String key() {
        return key;
    }

    /** Returns the name of this kind of thing in rules. */
    public String entity() {
        return entity;
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
