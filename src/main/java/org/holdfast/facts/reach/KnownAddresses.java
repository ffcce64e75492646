package org.holdfast.facts.reach;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.facts.Customer;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.contact.AddressState;
import org.holdfast.facts.contact.ContactAddress;
import org.holdfast.facts.contact.ContactEmail;
import org.holdfast.facts.contact.ContactPhone;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of one kind that a customer is known to have, the one to use first first: the preferred one, then the
 * first one ({@code email} or {@code phone}), then the others in their order.
 */
public final class KnownAddresses {

    private KnownAddresses() {}

    /** Returns the addresses; {@code null} if it is unknown whether there are any. */
    public static @Nullable List<ContactAddress> of(Customer customer, AddressKind kind) {
        String first = first(customer, kind);
        List<? extends ContactAddress> listed = listed(customer, kind);
        if (listed == null) {
            ContactAddress only = first == null ? null : address(kind, first);
            return only == null ? null : List.of(only);
        }
        Map<String, ContactAddress> all = new LinkedHashMap<>();
        listed.forEach(each -> all.merge(key(kind, each.text()), each, KnownAddresses::same));
        List<ContactAddress> ordered = new ArrayList<>();
        if (first != null && !first.isBlank()) {
            ContactAddress known = all.remove(key(kind, first));
            ContactAddress start = known == null ? address(kind, first) : known;
            if (start != null) {
                ordered.add(start);
            }
        }
        ordered.addAll(all.values());
        List<ContactAddress> preferredFirst = new ArrayList<>(ordered.size());
        ordered.stream().filter(KnownAddresses::isPreferred).forEach(preferredFirst::add);
        ordered.stream().filter(each -> !isPreferred(each)).forEach(preferredFirst::add);
        return preferredFirst;
    }

    /** Returns the first address, as the customer's facts name it. */
    public static @Nullable String first(Customer customer, AddressKind kind) {
        return kind == AddressKind.EMAIL ? customer.email() : customer.phone();
    }

    /** Returns the list of addresses in the facts. */
    public static @Nullable List<? extends ContactAddress> listed(Customer customer, AddressKind kind) {
        return kind == AddressKind.EMAIL ? customer.emails() : customer.phones();
    }

    /** Returns the normal forms of all addresses of a customer; those that have none are left out. */
    public static List<String> normalized(Customer customer, AddressKind kind) {
        List<ContactAddress> all = of(customer, kind);
        return all == null
                ? List.of()
                : all.stream()
                        .map(each -> kind.normalized(each.text()))
                        .filter(Objects::nonNull)
                        .toList();
    }

    /** Returns an address about which nothing is known; {@code null} if the text is none, so that it is unknown. */
    private static @Nullable ContactAddress address(AddressKind kind, String text) {
        try {
            return kind == AddressKind.EMAIL
                    ? new ContactEmail(text, null, null, null, null)
                    : new ContactPhone(text, null, null, null, null);
        } catch (InvalidInput e) {
            return null;
        }
    }

    private static boolean isPreferred(ContactAddress address) {
        return Boolean.TRUE.equals(address.preferred());
    }

    private static String key(AddressKind kind, String text) {
        return Objects.requireNonNullElse(kind.normalized(text), text.strip());
    }

    /** Returns one of two statements about the same address: the later one, or the one in the worse state. */
    public static <T extends ContactAddress> T same(T one, T other) {
        if (isLater(one.at(), other.at())) {
            return one;
        }
        return isLater(other.at(), one.at()) || state(other).compareTo(state(one)) > 0 ? other : one;
    }

    private static AddressState state(ContactAddress address) {
        return Objects.requireNonNullElse(address.state(), AddressState.OK);
    }

    private static boolean isLater(@Nullable DateOrInstant one, @Nullable DateOrInstant other) {
        return one != null && other != null && one.isCertainlyAfter(other, ZoneOffset.UTC);
    }

    /** Returns the state of an address at a moment: a state found later is not known yet. */
    static boolean isUsable(ContactAddress address, Instant asOf, ZoneId zone) {
        return address.canArrive() || address.at() != null && !address.at().hasCome(asOf, zone);
    }
}
