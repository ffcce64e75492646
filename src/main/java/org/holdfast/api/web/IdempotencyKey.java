package org.holdfast.api.web;

import java.util.regex.Pattern;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/** The header under which a caller may send the same request again without a second effect. */
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";
    /** Longest key, in characters. */
    public static final int LONGEST = 200;

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    private IdempotencyKey() {}

    /** The header as it came, or {@code null} when there was none. */
    public static @Nullable String read(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String key = header.strip();
        if (key.length() > LONGEST) {
            throw new InvalidInput(HEADER, "is longer than " + LONGEST + " characters");
        }
        if (!VISIBLE.matcher(key).matches()) {
            throw new InvalidInput(HEADER, "must be made of visible ASCII characters without spaces, such as a UUID");
        }
        return key;
    }

    /** What two requests have in common that ask for the same, however it is spaced and ordered. */
    public static String fingerprint(Object request) {
        return FactsHash.of(FactsJson.bytes(request));
    }
}
