package org.holdfast.customers.search.tokens;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One thing a customer can be found by.
 *
 * @param text normalized text of printable ASCII characters
 */
public record SearchToken(TokenKind kind, String text) {

    /** Longer texts are cut; people do not type that much. */
    public static final int MAX_LENGTH = 80;

    public SearchToken {
        text = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }

    static SearchToken read(String kind, byte[] token) {
        TokenKind known = Arrays.stream(TokenKind.values())
                .filter(each -> each.stored().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Unknown kind of search token: " + kind));
        return new SearchToken(known, new String(token, StandardCharsets.US_ASCII));
    }

    /** Returns the text as it is stored: as bytes, which every database orders alike. */
    byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return kind.stored().toLowerCase(Locale.ROOT) + ":" + text;
    }
}
