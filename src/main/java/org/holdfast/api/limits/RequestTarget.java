package org.holdfast.api.limits;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the target of a request is well-formed text: valid percent escapes, valid UTF-8, and no control
 * characters.
 */
final class RequestTarget {

    private RequestTarget() {}

    /** Returns what is wrong with a target, as a sentence without a full stop; {@code null} if nothing is. */
    static @Nullable String problem(String path, @Nullable String query) {
        try {
            // Problem details repeat the path as a URI.
            new URI(path);
        } catch (URISyntaxException e) {
            return "The path of the address is not a valid URI";
        }
        String problem = problem("path", path, false);
        return problem != null || query == null ? problem : problem("query", query, true);
    }

    /** Decodes percent escapes; {@code null} if an escape is invalid or the result is not UTF-8. */
    static @Nullable String text(String encoded) {
        byte[] bytes = decoded(encoded);
        try {
            return bytes == null
                    ? null
                    : StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static @Nullable String problem(String part, String text, boolean isQuery) {
        String decoded = text(text);
        if (decoded == null) {
            return "The " + part + " of the address is not valid UTF-8, or has an invalid percent escape";
        }
        boolean control = decoded.chars()
                .anyMatch(c -> Character.isISOControl(c) && !(isQuery && (c == '\t' || c == '\n' || c == '\r')));
        return control ? "The " + part + " of the address contains a control character" : null;
    }

    private static byte @Nullable [] decoded(String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                decoded.put(raw[i]);
                continue;
            }
            int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return null;
            }
            decoded.put((byte) (high * 16 + low));
            i += 2;
        }
        byte[] bytes = new byte[decoded.position()];
        decoded.flip().get(bytes);
        return bytes;
    }
}
