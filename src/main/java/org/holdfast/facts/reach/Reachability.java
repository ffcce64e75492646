package org.holdfast.facts.reach;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Consents;
import org.holdfast.facts.Customer;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.contact.ContactAddress;
import org.jspecify.annotations.Nullable;

/**
 * Whether a channel reaches the customer at one moment, and at which address.
 *
 * @param customer the facts
 * @param asOf later facts are ignored
 * @param zone time zone in which the customer's days begin and end
 */
public record Reachability(Customer customer, Instant asOf, ZoneId zone) {

    /** Whether the customer has a usable address. */
    public enum State {
        /** At least one address is usable, or the channel needs none. */
        REACHABLE,
        /** It is known that there is no address. */
        NO_ADDRESS,
        /** Every address has bounced or is wrong. */
        UNUSABLE,
        /** It is unknown whether there is an address. */
        UNKNOWN;

        /** Returns whether the channel is possible: what is unknown is not ruled out. */
        public boolean isPossible() {
            return this == REACHABLE || this == UNKNOWN;
        }
    }

    /** Returns whether there is an address of the kind. */
    public State state(AddressKind kind) {
        List<ContactAddress> known = KnownAddresses.of(customer, kind);
        if (known == null) {
            return State.UNKNOWN;
        }
        if (known.isEmpty()) {
            return State.NO_ADDRESS;
        }
        return known.stream().anyMatch(this::isUsable) ? State.REACHABLE : State.UNUSABLE;
    }

    /** Returns whether the channel has the address it needs. */
    public State state(Channel channel) {
        return channel.addresses() == null ? State.REACHABLE : state(channel.addresses());
    }

    /**
     * Returns whether the consents allow the use on at least one address. Addresses that cannot be used matter only if
     * there is no other.
     *
     * @param use the use of any address
     */
    public boolean isAllowed(Consents.Use use) {
        Consents consents = consents();
        List<ContactAddress> tried = tried(use.channel());
        return tried == null
                ? consents.allow(use)
                : tried.stream().anyMatch(each -> consents.allow(at(use, each.text())));
    }

    /** Returns the refusals that stand against the use of every address; empty if one is not refused. */
    public List<Consent> refusals(Consents.Use use) {
        Consents consents = consents();
        List<ContactAddress> tried = tried(use.channel());
        if (tried == null) {
            return consents.refusals(use);
        }
        List<List<Consent>> refusals = tried.stream()
                .map(each -> consents.refusals(at(use, each.text())))
                .toList();
        return refusals.stream().anyMatch(List::isEmpty)
                ? List.of()
                : refusals.stream().flatMap(List::stream).distinct().toList();
    }

    /**
     * Returns the address to use, which is usable and allowed.
     *
     * @return {@code null} if it is the first one of the facts, if none is known, or if the channel needs none
     */
    public @Nullable String address(Consents.Use use) {
        AddressKind kind = use.channel().addresses();
        List<ContactAddress> known = kind == null ? null : KnownAddresses.of(customer, kind);
        if (kind == null || known == null) {
            return null;
        }
        Consents consents = consents();
        String chosen = known.stream()
                .filter(this::isUsable)
                .map(ContactAddress::text)
                .filter(text -> consents.allow(at(use, text)))
                .findFirst()
                .orElse(null);
        String first = KnownAddresses.first(customer, kind);
        return chosen == null || first != null && kind.same(first, chosen) ? null : chosen;
    }

    /** Returns the consents at this moment. */
    public Consents consents() {
        return Consents.of(customer.consents(), asOf, zone);
    }

    /** Returns the usable addresses, or all if none is; {@code null} if none is known. */
    private @Nullable List<ContactAddress> tried(Channel channel) {
        AddressKind kind = channel.addresses();
        List<ContactAddress> known = kind == null ? null : KnownAddresses.of(customer, kind);
        if (known == null || known.isEmpty()) {
            return null;
        }
        List<ContactAddress> usable = known.stream().filter(this::isUsable).toList();
        return usable.isEmpty() ? known : usable;
    }

    private boolean isUsable(ContactAddress address) {
        return KnownAddresses.isUsable(address, asOf, zone);
    }

    private static Consents.Use at(Consents.Use use, String address) {
        return new Consents.Use(use.channel(), use.purpose(), address, use.topic());
    }
}
