package org.holdfast.editor.completion;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.editor.text.TextRange;

/**
 * The key or value in a YAML file that the cursor is in.
 *
 * @param before the text before it
 * @param typed what stands of it before the cursor
 * @param after the text after it
 * @param range where it is
 */
record YamlToken(String before, String typed, String after, TextRange range) {

    /** What can stand before a key or value on its line. */
    private static final Pattern START = Pattern.compile("^\\s*(- +)*|[:,]\\s+|[\\[{]\\s*");

    private static final Pattern END = Pattern.compile("[,\\]}#]|:(\\s|$)|$");

    static YamlToken at(OpenFile file, int offset) {
        String text = file.text();
        TextRange cursor = file.position(offset);
        int lineStart = offset - (cursor.column() - 1);
        int lineEnd = offset;
        while (lineEnd < text.length() && text.charAt(lineEnd) != '\n' && text.charAt(lineEnd) != '\r') {
            lineEnd++;
        }
        String line = text.substring(lineStart, offset);
        int start = 0;
        Matcher starts = START.matcher(line);
        while (starts.find()) {
            start = starts.end();
        }
        String rest = text.substring(offset, lineEnd);
        Matcher ends = END.matcher(rest);
        int length =
                ends.find() ? rest.substring(0, ends.start()).stripTrailing().length() : rest.length();
        return new YamlToken(
                text.substring(0, lineStart + start),
                line.substring(start),
                text.substring(offset + length),
                TextRange.inLine(cursor.line(), start + 1, cursor.column() + length));
    }

    /** Returns whether a colon follows, so that it is a key already. */
    boolean isKeyAlready() {
        return after.startsWith(":");
    }

    /** Returns whether nothing stands before it on its line, as before a key. */
    boolean beginsLine() {
        return before.substring(before.lastIndexOf('\n') + 1).isBlank();
    }

    boolean isComment() {
        String line = before.substring(before.lastIndexOf('\n') + 1) + typed;
        return line.strip().startsWith("#");
    }

    /** Returns the typed text without an opening quotation mark. */
    String unquoted() {
        return typed.replaceFirst("^[\"']", "");
    }
}
