package org.holdfast.console.workshop;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.holdfast.diagnostics.yaml.CalendarMoment;
import org.holdfast.drafts.edits.RuleEdits;
import org.holdfast.rules.model.Validity;
import org.jspecify.annotations.Nullable;

/**
 * What was filled in about when a rule is active.
 *
 * @param act {@code pause}, {@code resume} or {@code season}
 * @param why reason of a pause
 * @param from first day, as a browser sends it; empty for none
 * @param fromTime hours and minutes at which it begins; empty for the beginning of that day
 * @param until last day; empty for none
 * @param untilTime hours and minutes at which it ends; empty for the end of that day
 */
public record ValidityForm(String act, String why, String from, String fromTime, String until, String untilTime) {

    static final String PAUSE = "pause";
    static final String RESUME = "resume";
    static final String SEASON = "season";

    /** Returns a form that is filled with what a rule says. */
    static ValidityForm of(Validity validity) {
        return new ValidityForm(
                "",
                "",
                text(validity.from()),
                text(validity.fromTime()),
                text(validity.until()),
                text(validity.untilTime()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
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
        if (!isMoment(from, fromTime)) {
            return "from";
        }
        return !isMoment(until, untilTime) || apply(Validity.ALWAYS).isBackwards() ? "until" : null;
    }

    private static boolean isMoment(String day, String time) {
        try {
            return moment(day, time) != null || time.isEmpty();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static @Nullable CalendarMoment moment(String day, String time) {
        return day.isEmpty() ? null : CalendarMoment.of(LocalDate.parse(day), time);
    }

    /** Returns what the form asks for. */
    Validity apply(Validity before) {
        return switch (act) {
            case PAUSE -> new Validity(before.begins(), before.ends(), why);
            case RESUME -> before.resumed();
            default -> new Validity(moment(from, fromTime), moment(until, untilTime), before.paused());
        };
    }
}
