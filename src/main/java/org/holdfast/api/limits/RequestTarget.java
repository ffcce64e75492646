package org.holdfast.api.limits;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Whether the address of a request is text at all: percent signs that encode something, UTF-8, and no characters that
 * no text of ours holds.
 */
final class RequestTarget {

    private RequestTarget() {}

    /** What is wrong with it, as a sentence; {@code null} when nothing is. */
    static @Nullable String problem(String path, @Nullable String query) {
        try {
            // Whoever answers names the path again.
            new URI(path);
        } catch (URISyntaxException e) {
            return "The path of the address is none that can be understood";
        }
        String problem = problem("path", path, false);
        return problem != null || query == null ? problem : problem("query", query, true);
    }

    /** A text with its percent signs decoded; {@code null} when it is none. */
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
            return "The " + part + " of the address is not UTF-8, or has a percent sign that encodes nothing";
        }
        boolean control = decoded.chars()
                .anyMatch(c -> Character.isISOControl(c) && !(isQuery && (c == '\t' || c == '\n' || c == '\r')));
        return control ? "The " + part + " of the address holds a control character" : null;
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
