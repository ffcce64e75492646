package org.holdfast.rules.language.spelling;

import org.holdfast.diagnostics.text.Typography;
import org.jspecify.annotations.Nullable;

/** The dash with which a line narrows the condition above it, and what word processors and phones make of it. */
public final class LeadingDash {

    private LeadingDash() {}

    /**
     * What stands behind the dash; {@code null} for a line without one. A list of dashes that was made a list gets two
     * signs.
     */
    public static @Nullable String strip(String line) {
        int start = 0;
        while (start < line.length() && isBullet(line, start)) {
            start++;
            while (start < line.length() && Typography.isSpace(line.charAt(start))) {
                start++;
            }
        }
        return start == 0 ? null : line.substring(start);
    }

    /** The second level of a list has the letter o for a sign, with a tab behind it. */
    private static boolean isBullet(String line, int at) {
        return Typography.isBullet(line.charAt(at)) || at == 0 && line.startsWith("o\t");
    }
}
