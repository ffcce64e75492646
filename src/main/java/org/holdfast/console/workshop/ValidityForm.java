package org.holdfast.console.workshop;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.holdfast.drafts.edits.RuleEdits;
import org.holdfast.rules.model.Validity;
import org.jspecify.annotations.Nullable;

/**
 * What was filled in about when a rule is active.
 *
 * @param act {@code pause}, {@code resume} or {@code season}
 * @param why reason of a pause
 * @param from first day, as a browser sends it; empty for none
 * @param until last day; empty for none
 */
public record ValidityForm(String act, String why, String from, String until) {

    static final String PAUSE = "pause";
    static final String RESUME = "resume";
    static final String SEASON = "season";

    /** Returns a form that is filled with what a rule says. */
    static ValidityForm of(Validity validity) {
        return new ValidityForm("", "", text(validity.from()), text(validity.until()));
    }

    private static String text(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }

    /** Returns the field with a mistake, {@code why}, {@code from} or {@code until}; {@code null} if there is none. */
    @Nullable
    String wrongField() {
        return switch (act) {
            case PAUSE -> why.isBlank() || why.strip().length() > RuleEdits.MAX_WHY ? "why" : null;
            case SEASON -> wrongDate();
            default -> null;
        };
    }

    private @Nullable String wrongDate() {
        if (!isDate(from)) {
            return "from";
        }
        boolean wrong = !isDate(until) || !from.isEmpty() && !until.isEmpty() && until.compareTo(from) < 0;
        return wrong ? "until" : null;
    }

    private static boolean isDate(String text) {
        try {
            date(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static @Nullable LocalDate date(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    /** Returns what the form asks for. */
    Validity apply(Validity before) {
        return switch (act) {
            case PAUSE -> new Validity(before.from(), before.until(), why);
            case RESUME -> new Validity(before.from(), before.until(), null);
            default -> new Validity(date(from), date(until), before.paused());
        };
    }
}
