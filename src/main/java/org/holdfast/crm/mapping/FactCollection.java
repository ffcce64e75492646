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

/**
 * The collections that queries of a mapping can bring. Names and types of their columns follow from the records of the
 * facts.
 */
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

    /** The name of the plain fields in {@code sources}. */
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
            // A collection has its own query.
            if (component.getType() != List.class
                    && component.getType() != Map.class
                    && !component.getType().isRecord()) {
                fields.put(component.getName(), component.getType());
            }
        }
    }

    /** The record type of a row. */
    public Class<? extends Record> type() {
        return type;
    }

    /** The column with the id of the customer: {@code id} in customers, {@code customerId} elsewhere. */
    public String owner() {
        return keys.get(0);
    }

    /** Columns that only name the owner of a row and are not facts. */
    public Set<String> links() {
        return links;
    }

    /** Every column a query can bring, with its type in the facts. */
    public Map<String, Class<?>> fields() {
        return fields;
    }

    /** Required columns. */
    public List<String> required() {
        return keys;
    }

    /** The column that orders the items, if there is one. */
    public Optional<String> time() {
        return TIMES.stream().filter(fields::containsKey).findFirst();
    }

    /** The field of {@link Customer} that it fills; lines belong to the orders. */
    public String field() {
        return this == LINES ? EnumLabels.of(ORDERS) : EnumLabels.of(this);
    }

    /** Its name in {@code sources}. */
    public String source() {
        return this == CUSTOMERS ? PLAIN_FIELDS : field();
    }

    /** Whether a customer can have several rows. */
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
