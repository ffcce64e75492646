package org.holdfast.ingestion.events.fields;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.holdfast.facts.Customer;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.contact.AddressState;
import org.holdfast.facts.contact.ContactAddress;
import org.holdfast.facts.contact.ContactEmail;
import org.holdfast.facts.contact.ContactPhone;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.reach.KnownAddresses;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an event states about one address of a customer.
 *
 * @param email the address, or {@code null} if it is a phone number
 * @param phone the number, or {@code null} if it is an e-mail address
 * @param state {@code null} to leave it as it is
 * @param preferred {@code null} to leave it as it is
 * @param label {@code null} to leave it as it is
 */
public record AddressReport(
        @Nullable String email,
        @Nullable String phone,
        @Nullable AddressState state,
        @Nullable DateOrInstant at,
        @Nullable Boolean preferred,
        @Nullable String label) {

    private static final String STATE = "state";
    private static final String AT = "at";

    public AddressReport {
        if ((email == null) == (phone == null)) {
            throw new InvalidInput(
                    email == null ? "email" : "phone",
                    email == null
                            ? "is missing, and so is phone; one of them is expected"
                            : "is not expected together with email; send one event for each address");
        }
        try {
            if (email != null) {
                new ContactEmail(email, state, at, preferred, label);
            } else {
                new ContactPhone(String.valueOf(phone), state, at, preferred, label);
            }
        } catch (InvalidInput e) {
            // The event names the address by its kind.
            boolean isText = Set.of("address", "number").contains(e.field());
            String kind = email == null ? "phone" : "email";
            throw isText ? new InvalidInput(kind, e.getMessage()) : e;
        }
    }

    private AddressKind kind() {
        return email == null ? AddressKind.PHONE : AddressKind.EMAIL;
    }

    private String text() {
        return email == null ? String.valueOf(phone) : email;
    }

    private String field() {
        return email == null ? "phones" : "emails";
    }

    /** @throws InvalidInput if the fields of an event are not about one address */
    public static AddressReport of(ObjectNode fields) {
        return FactsJson.read(fields, AddressReport.class);
    }

    /** Returns the address of an event alone, as a report that states nothing about it. */
    public static ObjectNode named(ObjectNode fields) {
        return fields.deepCopy()
                .retain(Arrays.stream(AddressKind.values())
                        .map(AddressKind::toString)
                        .toList());
    }

    /** Returns the updates of an event that take effect: without its state, the time of the state is none, either. */
    public static Map<String, FieldUpdate> together(ObjectNode fields, Map<String, FieldUpdate> accepted) {
        Map<String, FieldUpdate> together = new HashMap<>(accepted);
        if (fields.has(STATE) && !accepted.containsKey(STATE)) {
            together.remove(AT);
        }
        return together;
    }

    /** Returns this report with these of its fields. */
    public AddressReport only(Set<String> fields) {
        return new AddressReport(
                email,
                phone,
                fields.contains(STATE) ? state : null,
                fields.contains(AT) ? at : null,
                fields.contains("preferred") ? preferred : null,
                fields.contains("label") ? label : null);
    }

    /** Returns what identifies the address of an event; empty if it names none. It does not tell the address. */
    public static String key(ObjectNode data) {
        for (AddressKind kind : AddressKind.values()) {
            JsonNode text = data.path(kind.toString());
            if (text.isString()) {
                String normal = Objects.requireNonNullElse(
                        kind.normalized(text.asString()),
                        text.asString().strip().toLowerCase(Locale.ROOT));
                return FactsHash.of((kind + "\n" + normal).getBytes(StandardCharsets.UTF_8));
            }
        }
        return "";
    }

    /** Returns when what an event states was found: at the time of the event, unless it states an earlier one. */
    public static Instant at(ObjectNode data, Instant time) {
        String stated = data.path(AT).asString("");
        try {
            Instant found =
                    stated.isEmpty() ? time : DateOrInstant.parse(stated).start(ZoneOffset.UTC);
            return found.isBefore(time) ? found : time;
        } catch (InvalidInput e) {
            // It is refused with its name when the report is read.
            return time;
        }
    }

    /** Returns what the facts say of this address, as a report would; {@code null} if they do not have it. */
    public @Nullable ObjectNode stored(Customer facts) {
        List<ContactAddress> all = listed(facts);
        int index = index(all);
        ContactAddress known = index >= 0 ? all.get(index) : first(facts);
        return known == null ? null : FactsJson.mapper().valueToTree(as(known));
    }

    private AddressReport as(ContactAddress known) {
        return new AddressReport(
                email == null ? null : known.text(),
                phone == null ? null : known.text(),
                known.state(),
                known.at(),
                known.preferred(),
                known.label());
    }

    /** Returns the facts with this address; what the report leaves out stays as it is. */
    public Customer in(Customer facts) {
        List<ContactAddress> all = listed(facts);
        int index = index(all);
        ContactAddress next = address(index >= 0 ? all.get(index) : first(facts));
        if (index >= 0) {
            all.set(index, next);
        } else {
            all.add(next);
        }
        return facts.with(Map.of(field(), all));
    }

    /** Returns the facts with this report in place of what they say of the address. */
    public Customer insteadOf(Customer facts) {
        List<ContactAddress> all = listed(facts);
        int index = index(all);
        if (index < 0) {
            return in(facts);
        }
        all.set(index, address(as(all.get(index)).only(Set.of()).address(null)));
        return facts.with(Map.of(field(), all));
    }

    /** Returns the facts without this address; if it was the only one, there is known to be none. */
    public Customer removedFrom(Customer facts) {
        List<ContactAddress> all = listed(facts);
        all.removeIf(this::isSame);
        boolean first = isFirst(facts);
        if (!first && all.size() == listed(facts).size()) {
            return facts;
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put(field(), all);
        if (first) {
            values.put(email == null ? "phone" : "email", null);
        }
        return facts.with(values);
    }

    private List<ContactAddress> listed(Customer facts) {
        List<? extends ContactAddress> known = KnownAddresses.listed(facts, kind());
        return known == null ? new ArrayList<>() : new ArrayList<>(known);
    }

    private int index(List<ContactAddress> all) {
        for (int i = 0; i < all.size(); i++) {
            if (isSame(all.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private boolean isSame(ContactAddress other) {
        return kind().same(text(), other.text());
    }

    private boolean isFirst(Customer facts) {
        String first = KnownAddresses.first(facts, kind());
        return first != null && kind().same(text(), first);
    }

    private @Nullable ContactAddress first(Customer facts) {
        return isFirst(facts) ? address(null) : null;
    }

    private ContactAddress address(@Nullable ContactAddress old) {
        AddressState known = old == null ? null : old.state();
        DateOrInstant since = at != null || old == null ? at : old.at();
        Boolean first = preferred != null || old == null ? preferred : old.preferred();
        String name = label != null || old == null ? label : old.label();
        String text = old == null ? text() : old.text();
        AddressState next = state == null ? known : state;
        return kind() == AddressKind.EMAIL
                ? new ContactEmail(text, next, since, first, name)
                : new ContactPhone(text, next, since, first, name);
    }
}
