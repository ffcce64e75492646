package org.holdfast.facts.json;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.holdfast.facts.Customer;

/** Identifies the facts of a customer by their content. */
public final class FactsHash {

    private FactsHash() {}

    /**
     * Returns {@code sha256:} followed by the hash of the facts as JSON. Equal facts have equal hashes on every system.
     */
    public static String of(Customer facts) {
        return of(FactsJson.bytes(facts));
    }

    /** Returns the hash of facts that are already JSON, as written by {@link FactsJson#bytes}. */
    public static String of(byte[] json) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform provides SHA-256", e);
        }
    }
}
