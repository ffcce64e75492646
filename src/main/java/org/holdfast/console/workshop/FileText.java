package org.holdfast.console.workshop;

import java.nio.charset.StandardCharsets;
import org.holdfast.diagnostics.text.TextEncoding;
import org.jspecify.annotations.Nullable;

/**
 * The content of a file as an editor shows it. Editors know only {@code \n}; a file keeps its own line separator and
 * byte order mark, so that editing one line changes one line.
 *
 * @param hash hash of the stored content; {@code null} if there is no such file yet
 * @param text the text with {@code \n}; {@code null} if the file is not text
 */
record FileText(@Nullable String hash, @Nullable String text, boolean windows, boolean marked) {

    private static final char MARK = '\uFEFF';

    static final FileText NEW = new FileText(null, "", false, false);

    static FileText of(String hash, byte[] content) {
        try {
            String decoded = new String(content, StandardCharsets.UTF_8);
            String text = TextEncoding.decode(content);
            return new FileText(
                    hash, lines(text), text.contains("\r\n"), !decoded.isEmpty() && decoded.charAt(0) == MARK);
        } catch (TextEncoding.Undecodable e) {
            return new FileText(hash, null, false, false);
        }
    }

    /** Returns a text as editors have it. */
    static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Returns an edited text as the content of the file. */
    byte[] encode(String edited) {
        String lines = lines(edited);
        return ((marked ? String.valueOf(MARK) : "") + (windows ? lines.replace("\n", "\r\n") : lines))
                .getBytes(StandardCharsets.UTF_8);
    }
}
