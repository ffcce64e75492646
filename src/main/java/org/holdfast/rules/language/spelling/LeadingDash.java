package org.holdfast.rules.language.spelling;

import org.holdfast.diagnostics.text.Typography;
import org.jspecify.annotations.Nullable;

/** The dash in front of a detail, including the bullets that word processors and phones replace it with. */
public final class LeadingDash {

    private LeadingDash() {}

    /**
     * Returns the line without its dash, or {@code null} if it has none. Several bullets are removed, since formatting
     * lines with dashes as a list adds a bullet to each dash.
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

    /** The bullet of the second level of a list is the letter o with a tab after it. */
    private static boolean isBullet(String line, int index) {
        return Typography.isBullet(line.charAt(index)) || index == 0 && line.startsWith("o\t");
    }
}
