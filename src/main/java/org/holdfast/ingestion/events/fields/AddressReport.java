package org.holdfast.ingestion.events.fields;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.facts.Customer;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.contact.AddressState;
import org.holdfast.facts.contact.ContactAddress;
import org.holdfast.facts.contact.ContactEmail;
import org.holdfast.facts.contact.ContactPhone;
import org.holdfast.facts.reach.KnownAddresses;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

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

    public AddressReport {
        if ((email == null) == (phone == null)) {
            throw new InvalidInput(
                    email == null ? "email" : "phone",
                    email == null
                            ? "is missing, and so is phone; one of them is expected"
                            : "is not expected together with email; send one event for each address");
        }
        if (email != null) {
            new ContactEmail(email, state, at, preferred, label);
        } else {
            new ContactPhone(String.valueOf(phone), state, at, preferred, label);
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

    /** Returns the facts with this address; what is known from a later time stays as it is. */
    public Customer in(Customer facts) {
        List<ContactAddress> all = listed(facts);
        int index = index(all);
        ContactAddress old = index >= 0 ? all.get(index) : first(facts);
        if (old != null && isOutdated(old, facts)) {
            return facts;
        }
        ContactAddress next = address(old);
        if (index >= 0) {
            all.set(index, next);
        } else {
            all.add(next);
        }
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

    private boolean isOutdated(ContactAddress old, Customer facts) {
        ZoneId zone = facts.timeZone() == null ? ZoneOffset.UTC : facts.timeZone();
        return at != null && old.at() != null && old.at().start(zone).isAfter(at.end(zone));
    }

    private ContactAddress address(@Nullable ContactAddress old) {
        AddressState known = old == null ? null : old.state();
        DateOrInstant found = old == null ? null : old.at();
        Boolean first = preferred != null || old == null ? preferred : old.preferred();
        String name = label != null || old == null ? label : old.label();
        String text = old == null ? text() : old.text();
        AddressState next = state == null ? known : state;
        DateOrInstant since = state == null && known != null ? found : at;
        return kind() == AddressKind.EMAIL
                ? new ContactEmail(text, next, since, first, name)
                : new ContactPhone(text, next, since, first, name);
    }
}
