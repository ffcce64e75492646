package org.holdfast.rules.language.spelling;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Recognises a line that would be a sentence with days as its unit. */
public final class UnitHint {

    private static final Map<List<String>, List<String>> DAYS_FOR = Map.of(
            List.of("minute", "minutes", "hour", "hours", "week", "weeks", "month", "months", "year", "years"),
                    List.of("day", "days"),
            List.of(
                            "минуту", "минуты", "минут", "час", "часа", "часов", "неделю", "недели", "недель", "месяц",
                            "месяца", "месяцев", "год", "года", "лет"),
                    List.of("день", "дня", "дней"),
            List.of("minut", "minute", "oră", "ore", "săptămână", "săptămâni", "lună", "luni", "an", "ani"),
                    List.of("zi", "zile"));

    private UnitHint() {}

    /** Returns the unit, if it is the only thing that is wrong with the line. */
    public static Optional<String> wrongIn(String line, Predicate<String> isSentence) {
        String[] words = line.split("\\s+");
        for (int i = 0; i < words.length; i++) {
            for (Map.Entry<List<String>, List<String>> units : DAYS_FOR.entrySet()) {
                if (!units.getKey().contains(words[i].toLowerCase(Locale.ROOT))) {
                    continue;
                }
                for (String day : units.getValue()) {
                    String[] inDays = words.clone();
                    inDays[i] = day;
                    if (isSentence.test(String.join(" ", inDays))) {
                        return Optional.of(words[i]);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
