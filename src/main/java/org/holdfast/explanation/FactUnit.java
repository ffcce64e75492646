package org.holdfast.explanation;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/** The units in which the values of facts and figures are counted, as their names say. */
final class FactUnit {

    static final String PERCENT = "percent";

    /**
     * Matches "days" or "hours" as a separate word in a name such as {@code daysLate} or {@code gapDays}, but not in
     * {@code holidays}.
     */
    private static final Pattern TIME = Pattern.compile("(?<![A-Za-z])(days|hours)(?![a-z])|(Days|Hours)(?![a-z])");

    /** Matches numbers of things, such as {@code Order(daysLate > 3)} or {@code countDistinct(daysLate of orders)}. */
    private static final Pattern COUNT = Pattern.compile("(?:count|countDistinct|number of |[A-Z]\\w*)\\b.*");

    private FactUnit() {}

    /** Returns {@code days}, {@code hours}, {@link #PERCENT}, or {@code null} for a value without a unit. */
    static @Nullable String of(String name, ValueType type) {
        if (type == ValueType.DECIMAL) {
            return name.startsWith("percent(") ? PERCENT : null;
        }
        Matcher time = TIME.matcher(name);
        return type == ValueType.INTEGER && !COUNT.matcher(name).matches() && time.find()
                ? time.group().toLowerCase(Locale.ROOT)
                : null;
    }
}
