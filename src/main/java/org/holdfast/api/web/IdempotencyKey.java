package org.holdfast.api.web;

import java.util.regex.Pattern;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/** The header {@code Idempotency-Key}, with which a request can be retried without a second effect. */
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";
    /** Maximum length of a key, in characters. */
    public static final int MAX_LENGTH = 200;

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    private IdempotencyKey() {}

    /**
     * Returns the key in a header; {@code null} if there is no header.
     *
     * @throws InvalidInput if the key is too long or contains other than visible ASCII characters
     */
    public static @Nullable String read(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String key = header.strip();
        if (key.length() > MAX_LENGTH) {
            throw new InvalidInput(HEADER, "is longer than " + MAX_LENGTH + " characters");
        }
        if (!VISIBLE.matcher(key).matches()) {
            throw new InvalidInput(HEADER, "must consist of visible ASCII characters without spaces, such as a UUID");
        }
        return key;
    }

    /** Returns a hash that is the same for equal requests, regardless of whitespace and the order of fields. */
    public static String fingerprint(Object request) {
        return FactsHash.of(FactsJson.bytes(request));
    }
}
