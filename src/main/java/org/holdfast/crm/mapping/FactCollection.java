package org.holdfast.crm.mapping;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.holdfast.facts.validation.EnumLabels;

/** What a query of a mapping can bring. Names and types of the columns follow from the records of the facts. */
public enum FactCollection {
    CUSTOMERS(Customer.class, List.of("id")),
    CONSENTS(Consent.class, List.of("customerId")),
    MEMBERSHIP(Membership.class, List.of("customerId")),
    ORDERS(Order.class, List.of("customerId")),
    LINES(OrderLine.class, List.of("customerId", "orderId")),
    COMPLAINTS(Complaint.class, List.of("customerId")),
    RETURNS(Return.class, List.of("customerId")),
    SURVEYS(Survey.class, List.of("customerId")),
    INTERACTIONS(Interaction.class, List.of("customerId")),
    OBSERVATIONS(Observation.class, List.of("customerId"));

    /** What {@code sources} calls the plain fields of a customer. */
    public static final String PLAIN_FIELDS = "customer";

    private static final List<String> TIMES = List.of("placedAt", "openedAt", "at");

    private final Class<? extends Record> type;
    private final List<String> keys;
    private final Set<String> links;
    private final Map<String, Class<?>> fields = new LinkedHashMap<>();

    FactCollection(Class<? extends Record> type, List<String> keys) {
        this.type = type;
        this.keys = keys;
        this.links = type == Customer.class ? Set.of() : Set.copyOf(keys);
        keys.forEach(key -> fields.put(key, String.class));
        for (RecordComponent component : type.getRecordComponents()) {
            // What is a collection itself has a query of its own.
            if (component.getType() != List.class
                    && component.getType() != Map.class
                    && !component.getType().isRecord()) {
                fields.put(component.getName(), component.getType());
            }
        }
    }

    /** The record that a row becomes. */
    public Class<? extends Record> type() {
        return type;
    }

    /** The column that says whose row it is: {@code id} of customers, {@code customerId} of everything else. */
    public String owner() {
        return keys.get(0);
    }

    /** Columns that only say to what a row belongs and are no fact themselves. */
    public Set<String> links() {
        return links;
    }

    /** Every column a query can bring, with its type in the facts. */
    public Map<String, Class<?>> fields() {
        return fields;
    }

    /** Columns without which a row is nothing. */
    public List<String> required() {
        return keys;
    }

    /** The column by which items follow each other, where there is one. */
    public Optional<String> time() {
        return TIMES.stream().filter(fields::containsKey).findFirst();
    }

    /** The field of {@link Customer} that it fills; lines belong to the orders. */
    public String field() {
        return this == LINES ? EnumLabels.of(ORDERS) : EnumLabels.of(this);
    }

    /** What {@code sources} calls it. */
    public String source() {
        return this == CUSTOMERS ? PLAIN_FIELDS : field();
    }

    /** Whether there is more than one row for a customer. */
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
