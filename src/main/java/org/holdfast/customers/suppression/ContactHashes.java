package org.holdfast.customers.suppression;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.holdfast.facts.Customer;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.reach.KnownAddresses;

/**
 * Keyed hashes of what identifies a customer: the id and the normal forms of the addresses. They tell that two
 * addresses are the same without telling what they are, to anyone who does not have the secret of this database.
 */
public final class ContactHashes {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String ID = "id";

    /** Prepared with the key, and copied for each use: to prepare one takes most of the time. */
    private final Mac prepared;

    public ContactHashes(byte[] secret) {
        try {
            prepared = Mac.getInstance(ALGORITHM);
            prepared.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    /**
     * The hash of an address.
     *
     * @param address normal form of the address
     */
    public record Hashed(AddressKind kind, String address, String hash) {}

    /** Returns the hashes of all addresses of a customer. */
    public Set<Hashed> addresses(Customer customer) {
        Set<Hashed> hashes = new LinkedHashSet<>();
        for (AddressKind kind : AddressKind.values()) {
            KnownAddresses.normalized(customer, kind)
                    .forEach(address -> hashes.add(new Hashed(kind, address, of(kind, address))));
        }
        return hashes;
    }

    /** Returns the hash of the normal form of an address. */
    public String of(AddressKind kind, String address) {
        return hash(kind.toString(), address);
    }

    /** Returns the hash of an id. */
    public String ofId(String id) {
        return hash(ID, id);
    }

    private String hash(String kind, String value) {
        return HexFormat.of().formatHex(mac().doFinal((kind + "\n" + value).getBytes(StandardCharsets.UTF_8)));
    }

    private Mac mac() {
        try {
            return (Mac) prepared.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The " + ALGORITHM + " of every Java can be copied", e);
        }
    }
}
