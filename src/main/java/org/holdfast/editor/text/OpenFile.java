package org.holdfast.editor.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.BookUnreadable;

/**
 * A file as it is in an editor, perhaps not saved yet, and the rule book it belongs to.
 *
 * @param book the rule book; it may contain another text of the file, or no such file
 * @param path path of the file inside the rule book
 * @param text the text in the editor, with any line separators
 */
public record OpenFile(BookSource book, String path, String text) {

    /** Maximum length of the text, in characters. */
    public static final int MAX_TEXT = BookSource.MAX_FILE_BYTES;

    private static final String BOM = "\uFEFF";

    /** @throws InvalidInput if the text is too long */
    public OpenFile {
        if (text.length() > MAX_TEXT) {
            throw new InvalidInput("text", "has " + text.length() + " characters; expected are at most " + MAX_TEXT);
        }
    }

    /**
     * Returns the rule book with the text of the editor.
     *
     * @throws InvalidInput if the rule book cannot contain such a file
     */
    public BookSource edited() {
        try {
            return book.with(Map.of(path, text.getBytes(StandardCharsets.UTF_8)));
        } catch (BookUnreadable e) {
            throw new InvalidInput("path", "is not possible: " + e.getMessage().replaceAll("\\.$", ""));
        }
    }

    /** Returns the lines without their separators and without a byte order mark. */
    public List<String> lines() {
        return List.of(withoutMark().split("\r\n|\r|\n", -1));
    }

    private String withoutMark() {
        return text.startsWith(BOM) ? text.substring(1) : text;
    }

    /**
     * Returns the position of a character as an empty range.
     *
     * @throws InvalidInput if the offset is beyond the text
     */
    public TextRange position(int offset) {
        if (offset < 0 || offset > text.length()) {
            throw new InvalidInput(
                    "offset",
                    "is " + offset + "; expected is a number from 0 to " + text.length()
                            + ", the length of the text in UTF-16 units");
        }
        int line = 1;
        int start = text.startsWith(BOM) ? 1 : 0;
        for (int i = start; i < offset; i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (ends) {
                line++;
                start = i + 1;
            }
        }
        return TextRange.at(line, Math.max(0, offset - start) + 1);
    }

    /** Returns whether the file has sentences: a rule file, but not a table or DRL. */
    public boolean isRuleText() {
        return path.startsWith("areas/") && path.endsWith(".dslr");
    }

    /** Returns whether the file is YAML. */
    public boolean isYaml() {
        return path.endsWith(".yaml");
    }
}
