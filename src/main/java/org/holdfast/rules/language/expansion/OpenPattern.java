package org.holdfast.rules.language.expansion;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.holdfast.diagnostics.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * A condition such as {@code $order : Order( open ) from $customer.orders}, split before the closing bracket of the
 * pattern, where details are inserted.
 */
final class OpenPattern {

    private static final Pattern PATTERN_START = Pattern.compile("\\b([A-Z]\\w*)\\s*\\(");

    final String head;
    final String tail;
    /** The entity that details apply to; {@code null} for an unknown condition. */
    final @Nullable String entity;

    final SourceLocation origin;
    boolean empty;

    private OpenPattern(String head, String tail, @Nullable String entity, boolean empty, SourceLocation origin) {
        this.head = head;
        this.tail = tail;
        this.entity = entity;
        this.empty = empty;
        this.origin = origin;
    }

    /** Splits a condition; returns {@code null} if it has no pattern. */
    static @Nullable OpenPattern of(String drl, SourceLocation origin) {
        Matcher matcher = PATTERN_START.matcher(withoutQuotes(drl));
        int start = -1;
        String entity = "";
        while (matcher.find()) {
            start = matcher.end();
            entity = matcher.group(1);
        }
        int end = start < 0 ? -1 : closing(drl, start);
        if (end < 0) {
            return null;
        }
        return new OpenPattern(
                drl.substring(0, end),
                drl.substring(end),
                entity,
                drl.substring(start, end).isBlank(),
                origin);
    }

    /** Returns a placeholder for an unknown condition, so that its details are not reported as well. */
    static OpenPattern unknown(SourceLocation origin) {
        return new OpenPattern("", "", null, true, origin);
    }

    /** Blanks everything in quotation marks, so that quoted text is never mistaken for a pattern. */
    private static String withoutQuotes(String drl) {
        StringBuilder blanked = new StringBuilder(drl);
        boolean quoted = false;
        for (int i = 0; i < drl.length(); i++) {
            quoted ^= drl.charAt(i) == '"';
            if (quoted) {
                blanked.setCharAt(i, ' ');
            }
        }
        return blanked.toString();
    }

    private static int closing(String drl, int from) {
        int depth = 1;
        boolean quoted = false;
        for (int i = from; i < drl.length(); i++) {
            char c = drl.charAt(i);
            quoted ^= c == '"';
            if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth--;
            }
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
