package org.holdfast.editor.completion;

import org.holdfast.diagnostics.text.Typography;
import org.holdfast.editor.text.TextRange;
import org.holdfast.rules.language.expansion.RulePlace;

/**
 * A line of a rule file with the cursor in it.
 *
 * @param text the whole line
 * @param cursor index of the cursor
 * @param number number of the line, from 1
 */
record TypedLine(String text, int cursor, int number) {

    static TypedLine of(String text, TextRange at) {
        return new TypedLine(text, Math.min(text.length(), at.column() - 1), at.line());
    }

    boolean isComment() {
        return begin() < cursor && (text.startsWith("#", begin()) || text.startsWith("//", begin()));
    }

    /** Returns the index of the first character that is not a space, or of the cursor if that comes first. */
    private int begin() {
        int begin = 0;
        while (begin < cursor && Typography.isSpace(text.charAt(begin))) {
            begin++;
        }
        return begin;
    }

    String indentation() {
        return text.substring(0, begin());
    }

    boolean hasDash() {
        return RulePlace.detail(text.substring(begin(), cursor)) != null;
    }

    /** Returns what stands before the cursor, without indentation and dash. */
    String typed() {
        String beforeCursor = text.substring(begin(), cursor);
        String item = RulePlace.detail(beforeCursor);
        return item == null ? beforeCursor : item;
    }

    /** Returns the dash of a detail, further to the right than the conditions if the line is not yet. */
    String dash(RulePlace place) {
        boolean deeper = !hasDash() && place.entity() != null && indentation().length() <= 4;
        return deeper ? "  - " : "- ";
    }

    /** Returns the range of the sentence, from its first character or its dash to the end of the line. */
    TextRange whole() {
        int end = Math.max(cursor, text.stripTrailing().length());
        return TextRange.inLine(number, begin() + 1, end + 1);
    }

    /** Returns the part of a value before the cursor. */
    String typedValue() {
        return text.substring(valueStart(), cursor);
    }

    /** Returns the range of the value that the cursor is in. */
    TextRange value() {
        int end = cursor;
        while (end < text.length() && isValue(text.charAt(end))) {
            end++;
        }
        return TextRange.inLine(number, valueStart() + 1, end + 1);
    }

    private int valueStart() {
        int start = cursor;
        boolean quoted = text.substring(0, cursor).chars().anyMatch(c -> Typography.isDoubleQuote((char) c));
        while (start > 0 && (quoted ? !isQuote(start - 1) : isValue(text.charAt(start - 1)))) {
            start--;
        }
        return start;
    }

    private boolean isQuote(int index) {
        return Typography.isDoubleQuote(text.charAt(index));
    }

    private static boolean isValue(char c) {
        return !Typography.isSpace(c) && !Typography.isDoubleQuote(c);
    }
}
