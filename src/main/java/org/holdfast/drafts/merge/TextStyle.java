package org.holdfast.drafts.merge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.holdfast.diagnostics.text.TextEncoding;
import org.jspecify.annotations.Nullable;

/**
 * How a text is written to a file, apart from its lines, so that a change of one line changes nothing else.
 *
 * @param mark whether it begins with a byte order mark
 * @param carriageReturns whether its lines end with a carriage return and a line feed
 */
public record TextStyle(boolean mark, boolean carriageReturns) {

    /** The style of the shipped files. */
    public static final TextStyle PLAIN = new TextStyle(false, false);

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Returns the style of a file; a file that mixes line endings is written with line feeds only. */
    public static TextStyle of(byte @Nullable [] content) {
        if (content == null) {
            return PLAIN;
        }
        String text = new String(content, StandardCharsets.UTF_8);
        long ends = text.chars().filter(each -> each == '\n').count();
        long pairs = text.split("\r\n", -1).length - 1L;
        return new TextStyle(
                content.length >= MARK.length && Arrays.equals(Arrays.copyOf(content, MARK.length), MARK),
                ends > 0 && ends == pairs);
    }

    /** Returns the lines of a UTF-8 text; empty if the file does not exist or is something else. */
    static Optional<List<String>> lines(byte @Nullable [] content) {
        if (content == null || !TextEncoding.of(content).charset().equals(StandardCharsets.UTF_8)) {
            return Optional.empty();
        }
        try {
            String text = TextEncoding.decode(content);
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(split(text));
        } catch (TextEncoding.Undecodable e) {
            return Optional.empty();
        }
    }

    static List<String> split(String text) {
        return new ArrayList<>(
                Arrays.asList(text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)));
    }

    byte[] bytes(List<String> lines) {
        return bytes(String.join("\n", lines));
    }

    /** Returns a text, whatever its line endings, in this style. */
    public byte[] bytes(String text) {
        String plain = text.replace("\r\n", "\n").replace('\r', '\n');
        String styled = carriageReturns ? plain.replace("\n", "\r\n") : plain;
        return ((mark ? "\uFEFF" : "") + styled).getBytes(StandardCharsets.UTF_8);
    }
}
