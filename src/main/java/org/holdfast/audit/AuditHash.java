package org.holdfast.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.holdfast.facts.json.FactsJson;

/** Chains entries: SHA-256 over the hash of the entry before and the fields of this one, written as a JSON array. */
final class AuditHash {

    /** Hash before the first entry. */
    static final String START = "";

    private AuditHash() {}

    /** Returns the hash of an entry, whatever its own field {@code hash} says. */
    static String of(String before, AuditEntry entry) {
        String fields = FactsJson.write(Arrays.asList(
                before,
                entry.number(),
                entry.at().toString(),
                entry.actorKind(),
                entry.actorId(),
                entry.actor(),
                entry.action(),
                entry.targetKind(),
                entry.target(),
                entry.details(),
                entry.address()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(fields.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
