package org.holdfast.ingestion.events;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Order;
import org.holdfast.facts.Return;
import org.holdfast.facts.Survey;
import org.holdfast.facts.baskets.Cart;
import org.holdfast.facts.billing.Payment;
import org.holdfast.facts.billing.Subscription;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.merge.Reconciliation;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.PromisedSpan;
import org.holdfast.ingestion.events.fields.AddressReport;
import org.holdfast.ingestion.events.fields.ParcelFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of records that events describe, and their representation in the facts. */
enum RecordKind {
    ORDERS(
            Order.class,
            "placedAt",
            Set.of("currency", "value", "lines"),
            facts -> facts.orders(),
            item -> ((Order) item).placedAt(),
            item -> ((Order) item).key()),
    COMPLAINTS(
            Complaint.class,
            "openedAt",
            Set.of("orderId"),
            facts -> facts.complaints(),
            item -> ((Complaint) item).openedAt(),
            item -> ((Complaint) item).key()),
    RETURNS(
            Return.class,
            "at",
            Set.of("orderId", "value"),
            facts -> facts.returns(),
            item -> ((Return) item).at(),
            item -> ((Return) item).key()),
    SURVEYS(Survey.class, "at", Set.of(), facts -> facts.surveys(), item -> ((Survey) item).at(), null),
    INTERACTIONS(
            Interaction.class, "at", Set.of(), facts -> facts.interactions(), item -> ((Interaction) item).at(), null),
    SUBSCRIPTIONS(
            Subscription.class,
            "id",
            Set.of("currency"),
            facts -> facts.subscriptions(),
            item -> ((Subscription) item).startedAt(),
            item -> ((Subscription) item).key()),
    PAYMENTS(
            Payment.class,
            "id",
            Set.of("subscriptionId", "orderId", "currency"),
            facts -> facts.payments(),
            item -> ((Payment) item).at(),
            item -> ((Payment) item).key()),
    CARTS(
            Cart.class,
            "id",
            Set.of(),
            facts -> facts.carts(),
            item -> ((Cart) item).startedAt(),
            item -> ((Cart) item).key()),
    CONSENTS(Consent.class, "at", Set.of(), facts -> facts.consents(), item -> ((Consent) item).at(), null),
    /** Addresses of the customer, each of which an event names. */
    ADDRESSES(AddressReport.class, "", Set.of(), facts -> null, item -> null, null),
    /** Items of declared lists; their keys begin with the name of the list. */
    LISTS(Attributes.class, "", Set.of(), facts -> null, item -> null, null),
    CUSTOMER(Customer.class, "id", Set.of(), facts -> null, item -> null, null);

    /** Fields of an order line that do not identify it. */
    private static final Set<String> LINE_DETAILS = Set.of("delivered", "name", "category", "launchedAt", "discount");

    private static final String CURRENCY = "currency";
    /** Replaces a required time while an incomplete record is validated. */
    private static final String PLACEHOLDER = "1900-01-01";

    private final Class<?> type;
    private final String required;
    private final Set<String> identity;
    private final Function<Customer, @Nullable List<?>> list;
    private final Function<Object, @Nullable DateOrInstant> time;
    private final @Nullable Function<Object, String> key;

    RecordKind(
            Class<?> type,
            String required,
            Set<String> identity,
            Function<Customer, @Nullable List<?>> list,
            Function<Object, @Nullable DateOrInstant> time,
            @Nullable Function<Object, String> key) {
        this.type = type;
        this.required = required;
        this.identity = identity;
        this.list = list;
        this.time = time;
        this.key = key;
    }

    /** Returns whether records of this kind have a field, and may be without it. */
    boolean isOptional(String field) {
        return !field.equals(required)
                && !field.equals("id")
                && !field.equals("source")
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(each -> each.getName().equals(field));
    }

    /** Returns what declared attributes of such records belong to. */
    FactOwner attributes() {
        return Objects.requireNonNull(FactOwner.of(type), () -> collection() + " have no attributes");
    }

    /** Returns the name of the collection in the facts; {@code customer} for the plain fields. */
    String collection() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether records have an id, so that several events can describe the same record. */
    boolean hasId() {
        return key != null;
    }

    /** Returns whether a record has its required field. */
    boolean isComplete(ObjectNode item) {
        return item.has(required);
    }

    /** Returns whether a field, given as a path such as {@code lines[s-1].price}, identifies the record. */
    boolean isIdentity(String path) {
        String field = field(path);
        return field.equals(required)
                || identity.contains(field) && !LINE_DETAILS.contains(path.substring(path.lastIndexOf('.') + 1));
    }

    /** Returns whether an identifying field may change without making it a different record: orders are amended. */
    boolean canBeAmended(String field) {
        return !field.equals(required) && !field.equals(CURRENCY);
    }

    /** Returns whether the first statement of a field counts, as with the promises of an order and its parcels. */
    boolean firstCounts(String field) {
        return this == ORDERS && ParcelFields.name(field).equals(PromisedSpan.UNTIL);
    }

    /**
     * Returns whether an older list of lines completes a newer one. What is ordered stays the same; what is in a cart
     * is only ever stated as it is now.
     */
    boolean completesLines() {
        return this != CARTS;
    }

    /** Returns whether records of this kind can name an order. */
    boolean namesOrder() {
        return this == COMPLAINTS || this == RETURNS || this == PAYMENTS;
    }

    /** Returns the field of a path such as {@code lines[s-1].price}. */
    static String field(String path) {
        String field = ParcelFields.ofPath(path);
        int end = field.equals(path) ? path.indexOf('[') : -1;
        return end < 0 ? field : path.substring(0, end);
    }

    /** Reconciles two versions of a record, each of which may be incomplete. */
    Reconciliation<?> reconciled(ObjectNode one, ObjectNode other, @Nullable ZoneId zone) {
        return Reconciliation.of((Record) read(completed(one)), (Record) read(completed(other)), zone);
    }

    /** Both versions have the same key, so neither their ids nor their sources are compared. */
    private ObjectNode completed(ObjectNode fields) {
        ObjectNode complete = fields.deepCopy().put("id", PLACEHOLDER);
        complete.remove("source");
        return isComplete(complete) ? complete : complete.put(required, PLACEHOLDER);
    }

    /** @throws org.holdfast.facts.validation.InvalidInput if it is not a valid record of this kind */
    Object read(ObjectNode item) {
        return FactsJson.read(item, type);
    }

    /**
     * Returns the normalised fields of a record; an incomplete record is validated as far as possible.
     *
     * @param declared checks the declared facts
     */
    ObjectNode normalised(ObjectNode item, DeclaredFactsCheck declared) {
        ObjectNode complete = item.deepCopy();
        if (!isComplete(item) && key != null) {
            complete.put(required, PLACEHOLDER);
        }
        ObjectNode normalised = tree(declared.checkRecord(read(complete)));
        normalised.properties().stream()
                .map(Map.Entry::getKey)
                .filter(field -> !item.has(field))
                .toList()
                .forEach(normalised::remove);
        return normalised;
    }

    List<Object> items(Customer facts) {
        List<?> items = list.apply(facts);
        return items == null ? new ArrayList<>() : new ArrayList<>(items);
    }

    /** Returns the index of the record with a key, or -1 if there is none. */
    int indexOf(List<Object> items, String wanted) {
        for (int i = 0; key != null && i < items.size(); i++) {
            if (key.apply(items.get(i)).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the fields of a stored record, or the plain fields of the customer; {@code null} if it is not stored. */
    @Nullable
    ObjectNode tree(Customer facts, String wanted) {
        if (this == CUSTOMER) {
            return tree(facts);
        }
        List<Object> items = items(facts);
        int index = indexOf(items, wanted);
        return index < 0 ? null : tree(items.get(index));
    }

    /** Sorts records by time; those with the same time always end in the same order. */
    List<Object> sorted(List<Object> items) {
        items.sort(Comparator.comparing(this::start).thenComparing(FactsJson::write));
        return items;
    }

    private Instant start(Object item) {
        DateOrInstant at = time.apply(item);
        return at == null ? Instant.MIN : at.start(ZoneOffset.UTC);
    }

    /** Returns the fields of a record or a customer; a promised span is one value, as it is stated by one event. */
    static ObjectNode tree(Object value) {
        ObjectNode tree = FactsJson.mapper().valueToTree(value);
        if (value instanceof Order) {
            joinSpan(tree);
            tree.path(ParcelFields.PARCELS).forEach(parcel -> joinSpan((ObjectNode) parcel));
        }
        return tree;
    }

    private static void joinSpan(ObjectNode promised) {
        JsonNode from = promised.remove(PromisedSpan.FROM);
        if (from != null) {
            String until = promised.path(PromisedSpan.UNTIL).asString();
            promised.put(
                    PromisedSpan.UNTIL,
                    String.valueOf(new PromisedSpan(DateOrInstant.parse(from.asString()), DateOrInstant.parse(until))
                            .asOne()));
        }
    }

    static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
        return String.valueOf(one).equals(String.valueOf(other));
    }
}
