package org.holdfast.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the idempotency keys of outcome reports when a customer is erased. Keys are chosen by the reporting system
 * and often contain the customer's id, so they are replaced by a hash, which still makes a repeated report have no
 * effect.
 */
final class ErasedOutcomeKey {

    private ErasedOutcomeKey() {}

    /** Hashes a key together with its action, so that equal keys do not link the actions of one customer. */
    static @Nullable String erased(String actionId, @Nullable String key) {
        if (key == null || key.startsWith("erased:")) {
            return key;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((actionId + "\0" + key).getBytes(StandardCharsets.UTF_8));
            return "erased:" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
