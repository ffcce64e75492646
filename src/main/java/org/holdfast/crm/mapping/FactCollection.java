package org.holdfast.crm.mapping;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Membership;
import org.holdfast.facts.Observation;
import org.holdfast.facts.Order;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.Return;
import org.holdfast.facts.Survey;
import org.holdfast.facts.baskets.Cart;
import org.holdfast.facts.baskets.CartLine;
import org.holdfast.facts.billing.Payment;
import org.holdfast.facts.billing.Subscription;
import org.holdfast.facts.contact.ContactEmail;
import org.holdfast.facts.contact.ContactPhone;
import org.holdfast.facts.contact.DoNotContact;
import org.holdfast.facts.contact.OwnContactCap;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.fulfilment.ParcelRow;
import org.holdfast.facts.goods.ReturnLine;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/** The collections that Holdfast knows. Names and types of their columns follow from the records of the facts. */
public enum FactCollection implements MappedCollection {
    CUSTOMERS(Customer.class, List.of("id")),
    EMAILS(ContactEmail.class, List.of("customerId")),
    PHONES(ContactPhone.class, List.of("customerId")),
    CONSENTS(Consent.class, List.of("customerId")),
    MEMBERSHIP(Membership.class, List.of("customerId")),
    ORDERS(Order.class, List.of("customerId")),
    LINES(OrderLine.class, List.of("customerId", "orderId"), "orderSource"),
    PARCELS(ParcelRow.class, List.of("customerId", "orderId"), "orderSource"),
    COMPLAINTS(Complaint.class, List.of("customerId")),
    RETURNS(Return.class, List.of("customerId")),
    RETURN_LINES(ReturnLine.class, List.of("customerId", "returnId"), "returnSource"),
    SURVEYS(Survey.class, List.of("customerId")),
    INTERACTIONS(Interaction.class, List.of("customerId")),
    OBSERVATIONS(Observation.class, List.of("customerId")),
    SUBSCRIPTIONS(Subscription.class, List.of("customerId")),
    PAYMENTS(Payment.class, List.of("customerId")),
    CARTS(Cart.class, List.of("customerId")),
    CART_LINES(CartLine.class, List.of("customerId", "cartId"), "cartSource");

    /** The name of the plain fields in {@code sources}. */
    public static final String PLAIN_FIELDS = "customer";

    private static final List<String> TIMES = List.of("placedAt", "openedAt", "at", "startedAt");

    private final Class<? extends Record> type;
    private final List<String> keys;
    private final Set<String> links;
    private final Map<String, Class<?>> fields = new LinkedHashMap<>();

    FactCollection(Class<? extends Record> type, List<String> keys, String... optionalLinks) {
        this.type = type;
        this.keys = keys;
        Set<String> all = new TreeSet<>(type == Customer.class ? List.of() : keys);
        all.addAll(List.of(optionalLinks));
        this.links = Set.copyOf(all);
        keys.forEach(key -> fields.put(key, String.class));
        List.of(optionalLinks).forEach(key -> fields.put(key, String.class));
        for (RecordComponent component : type.getRecordComponents()) {
            if (isFlat(component.getType())) {
                for (RecordComponent part : component.getType().getRecordComponents()) {
                    fields.put(component.getName() + "." + part.getName(), part.getType());
                }
            }
            // A collection has its own query.
            if (component.getType() != List.class
                    && component.getType() != Map.class
                    && component.getType() != Attributes.class
                    && !component.getType().isRecord()) {
                fields.put(component.getName(), component.getType());
            }
        }
    }

    /** Those of a return are in the currency of its order. */
    @Override
    public boolean takesDefaultCurrency() {
        return this == ORDERS || this == CARTS || this == SUBSCRIPTIONS || this == PAYMENTS;
    }

    /** Returns the record type of a row. */
    public Class<? extends Record> type() {
        return type;
    }

    @Override
    public String owner() {
        return keys.get(0);
    }

    @Override
    public Set<String> links() {
        return links;
    }

    /** Returns the columns of the fields that Holdfast knows, with their types in the facts. */
    public Map<String, Class<?>> fields() {
        return fields;
    }

    /** Returns whether the fields of a record are columns of the customers, such as {@code contactCap.times}. */
    private static boolean isFlat(Class<?> type) {
        return type == DoNotContact.class || type == OwnContactCap.class;
    }

    /** Returns the field of the facts that a column belongs to, such as {@code contactCap} of its parts. */
    public static String fieldOf(String column) {
        int dot = column.indexOf('.');
        return dot < 0 ? column : column.substring(0, dot);
    }

    /** Returns what declared attributes of a row belong to; {@code null} if it cannot have any. */
    public @Nullable FactOwner attributes() {
        return FactOwner.of(type);
    }

    @Override
    public List<String> required() {
        return keys;
    }

    @Override
    public Optional<String> time() {
        return TIMES.stream().filter(fields::containsKey).findFirst();
    }

    /** Returns what the rows are lines of, such as the orders; {@code null} if they are records of their own. */
    public @Nullable FactCollection parent() {
        return switch (this) {
            case LINES, PARCELS -> ORDERS;
            case RETURN_LINES -> RETURNS;
            case CART_LINES -> CARTS;
            default -> null;
        };
    }

    @Override
    public boolean isLines() {
        return parent() != null;
    }

    /** Returns the collections of the lines and the parcels of these records. */
    public List<FactCollection> parts() {
        return Arrays.stream(values()).filter(each -> each.parent() == this).toList();
    }

    /** Returns the field of a record that contains such lines or parcels. */
    public String partField() {
        return this == PARCELS ? EnumLabels.of(this) : EnumLabels.of(LINES);
    }

    /** Returns the column that names what a line belongs to, such as {@code orderId}. */
    public String parentId() {
        return keys.get(keys.size() - 1);
    }

    /** Returns the column with the source of what a line belongs to, such as {@code orderSource}. */
    public String parentSource() {
        return parentId().replaceFirst("Id$", "Source");
    }

    /** Returns the field of {@link Customer} that contains the collection; lines are part of their records. */
    public String field() {
        FactCollection parent = parent();
        return EnumLabels.of(parent == null ? this : parent);
    }

    @Override
    public String source() {
        return this == CUSTOMERS ? PLAIN_FIELDS : field();
    }

    @Override
    public boolean isList() {
        return this != CUSTOMERS && this != MEMBERSHIP;
    }

    public static Optional<FactCollection> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.toString().equals(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
