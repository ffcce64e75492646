package org.holdfast.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The key under which an outcome was reported, once the customer is erased. Keys are chosen by whoever reports and are
 * often made of the customer's id, so a hash takes their place: it leads nowhere, and a report that is repeated still
 * has no second effect.
 */
final class ErasedOutcomeKey {

    private ErasedOutcomeKey() {}

    /** Bound to the action, so that the same key under two actions does not show that they were one customer's. */
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
