package org.holdfast.customers.addresses;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.customers.suppression.ContactHashes;
import org.holdfast.customers.suppression.ContactHashes.Hashed;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Consents;
import org.holdfast.facts.Customer;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.validation.EnumLabels;

/**
 * A refusal that holds for an address.
 *
 * @param topic the topic that was refused; empty for all
 * @param named whether the refusal names the address; otherwise it is about all addresses of the customer
 * @param refusedAt a date or an instant; empty if unknown
 */
record AddressRefusal(
        String customerId, String hash, String channel, String purpose, String topic, boolean named, String refusedAt) {

    /**
     * Returns the refusals of a customer that later answers have not revoked, for each address that they are about. If
     * there are several of one kind, the latest remains.
     *
     * @param hashed the customer's addresses
     * @param now answers after this time have not been given yet, but a refusal is kept all the same
     */
    static List<AddressRefusal> of(Customer customer, Set<Hashed> hashed, ContactHashes hashes, Instant now) {
        List<Consent> answers = customer.consents();
        if (answers == null || answers.stream().noneMatch(Consent::refuses)) {
            return List.of();
        }
        ZoneId zone = customer.timeZone() == null ? ZoneOffset.UTC : customer.timeZone();
        // A consent that ends does not take a refusal away: it counts again afterwards, and then nobody writes it.
        List<Consent> lasting =
                answers.stream().filter(each -> each.endsAt() == null).toList();
        Consents consents = Consents.of(lasting, now, zone);
        Map<List<Object>, AddressRefusal> latest = new LinkedHashMap<>();
        for (Consent no : answers) {
            AddressKind kind = no.channel().addresses();
            if (no.refuses() && kind != null) {
                addresses(no, kind, hashed, hashes).forEach(each -> {
                    if (no.at() != null && !no.at().hasCome(now, zone) || stands(no, each.address(), consents)) {
                        add(latest, of(customer, no, each.hash()));
                    }
                });
            }
        }
        return List.copyOf(latest.values());
    }

    private static List<Hashed> addresses(Consent no, AddressKind kind, Set<Hashed> hashed, ContactHashes hashes) {
        return no.address() == null
                ? hashed.stream().filter(each -> each.kind() == kind).toList()
                : List.of(new Hashed(kind, no.addressKey(), hashes.of(kind, no.addressKey())));
    }

    private static boolean stands(Consent no, String address, Consents consents) {
        return consents.refusals(new Consents.Use(no.channel(), no.purpose(), address, no.topic()))
                .contains(no);
    }

    private static AddressRefusal of(Customer customer, Consent no, String hash) {
        return new AddressRefusal(
                customer.id(),
                hash,
                EnumLabels.of(no.channel()),
                EnumLabels.of(no.purpose()),
                no.topic() == null ? "" : no.topic(),
                no.address() != null,
                no.at() == null ? "" : no.at().toString());
    }

    /** A refusal without a time is the stronger one: no consent is later for certain. */
    private static void add(Map<List<Object>, AddressRefusal> latest, AddressRefusal refusal) {
        latest.merge(
                List.of(refusal.key()),
                refusal,
                (one, other) -> one.refusedAt.isEmpty()
                                || !other.refusedAt.isEmpty() && one.refusedAt.compareTo(other.refusedAt) > 0
                        ? one
                        : other);
    }

    static AddressRefusal read(ResultSet row) throws SQLException {
        return new AddressRefusal(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                row.getString(7));
    }

    Object[] key() {
        return new Object[] {customerId, hash, channel, purpose, topic, named};
    }

    Object[] values() {
        return new Object[] {customerId, hash, channel, purpose, topic, named, refusedAt};
    }
}
