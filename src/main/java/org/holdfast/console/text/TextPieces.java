package org.holdfast.console.text;

import java.util.ArrayList;
import java.util.List;

/** Takes a text for customers apart: words, and placeholders such as {@code {orderId}}, which are shown as chips. */
public final class TextPieces {

    private TextPieces() {}

    /**
     * A piece of a text.
     *
     * @param name name of the placeholder; empty for words
     * @param text the words, or the forms between which a number chooses; empty for a plain placeholder
     */
    public record Piece(String name, String text) {

        public boolean isPlaceholder() {
            return !name.isEmpty();
        }
    }

    /** Takes a text apart. What is not well-formed stays as it is. */
    public static List<Piece> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        for (int start = text.indexOf('{'); start >= 0; start = text.indexOf('{', done)) {
            int end = end(text, start);
            if (end < 0) {
                break;
            }
            if (start > done) {
                pieces.add(new Piece("", text.substring(done, start)));
            }
            pieces.add(placeholder(text.substring(start + 1, end)));
            done = end + 1;
        }
        if (done < text.length()) {
            pieces.add(new Piece("", text.substring(done)));
        }
        return pieces;
    }

    /** Returns where the bracket at the start is closed; -1 if it never is. */
    private static int end(String text, int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : 0;
            depth -= text.charAt(i) == '}' ? 1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static Piece placeholder(String inside) {
        int comma = inside.indexOf(',');
        return comma < 0
                ? new Piece(inside.strip(), "")
                : new Piece(
                        inside.substring(0, comma).strip(),
                        inside.substring(comma + 1).strip());
    }
}
