package org.holdfast.facts.json;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.holdfast.facts.Customer;

/** Names the facts of a customer by their content. */
public final class FactsHash {

    private FactsHash() {}

    /** {@code sha256:} and the hash of the facts as JSON; the same facts have the same hash everywhere. */
    public static String of(Customer facts) {
        return of(FactsJson.bytes(facts));
    }

    /** The same for facts that are JSON already, as {@link FactsJson#bytes} writes it. */
    public static String of(byte[] json) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
