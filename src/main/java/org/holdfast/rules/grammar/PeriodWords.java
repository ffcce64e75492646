package org.holdfast.rules.grammar;

import java.util.List;
import java.util.Map;
import org.holdfast.rules.grammar.Noun.Gender;

/**
 * The words for what a customer did in a period of the calendar, and for days of the week.
 *
 * @param language ISO code
 * @param spentAtLeast the sentence before the period, with the gap {@code amount}; so the next three
 * @param notOrdered the sentence with the gap {@code weeks}, {@code months} or {@code years}
 * @param weekdays the words for days of the week
 * @param newest the newest thing of a list, with the words for its event; by gender, {@code oldest} likewise
 */
record PeriodWords(
        String language,
        String spentAtLeast,
        String spentLess,
        String orderedAtLeast,
        String orderedFewer,
        Map<Unit, String> notOrdered,
        Weekdays weekdays,
        Map<Gender, String> newest,
        Map<Gender, String> oldest) {

    /**
     * The words for days of the week.
     *
     * @param names the days from Monday
     * @param either two days, in the order of their names
     * @param range the days from one to another
     * @param first the days as the beginning of a range
     * @param last the days as its end
     */
    record Weekdays(List<String> names, String either, String range, List<String> first, List<String> last) {}

    private static final List<String> ENGLISH_DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final List<String> RUSSIAN_DAYS =
            List.of("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье");
    private static final List<String> ROMANIAN_DAYS =
            List.of("luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică");

    private static final PeriodWords ENGLISH = new PeriodWords(
            "en",
            "The customer spent at least {amount:amount}",
            "The customer spent less than {amount:amount}",
            "The customer has ordered at least {count:number} time(s)?",
            "The customer has ordered fewer than {count:number} time(s)?",
            Map.of(
                    Unit.WEEK, "The customer has not ordered for at least {weeks:number} week(s)?",
                    Unit.MONTH, "The customer has not ordered for at least {months:number} month(s)?",
                    Unit.YEAR, "The customer has not ordered for at least {years:number} year(s)?"),
            new Weekdays(ENGLISH_DAYS, "Today is %s or %s", "Today is %s to %s", ENGLISH_DAYS, ENGLISH_DAYS),
            byGender("The newest %s of the customer was %s", "", ""),
            byGender("The oldest %s of the customer was %s", "", ""));
    private static final PeriodWords RUSSIAN = new PeriodWords(
            "ru",
            "Клиент потратил не меньше {amount:amount}",
            "Клиент потратил меньше {amount:amount}",
            "Клиент заказывал не меньше {count:number} (раза|раз)",
            "Клиент заказывал меньше {count:number} (раза|раз)",
            Map.of(
                    Unit.WEEK, "Клиент не заказывал не меньше {weeks:number} (недели|недель)",
                    Unit.MONTH, "Клиент не заказывал не меньше {months:number} (месяца|месяцев)",
                    Unit.YEAR, "Клиент не заказывал не меньше {years:number} (года|лет)"),
            new Weekdays(
                    RUSSIAN_DAYS,
                    "Сегодня %s или %s",
                    "Сегодня день с %s по %s",
                    List.of("понедельника", "вторника", "среды", "четверга", "пятницы", "субботы", "воскресенья"),
                    List.of("понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье")),
            byGender("Самый новый %s клиента %s", "Самая новая %s клиента %s", "Самое новое %s клиента %s"),
            byGender("Самый старый %s клиента %s", "Самая старая %s клиента %s", "Самое старое %s клиента %s"));
    private static final PeriodWords ROMANIAN = new PeriodWords(
            "ro",
            "Clientul a cheltuit cel puțin {amount:amount}",
            "Clientul a cheltuit mai puțin de {amount:amount}",
            "Clientul a comandat de cel puțin {count:number} (dată|ori|de ori)",
            "Clientul a comandat de mai puțin de {count:number} (dată|ori|de ori)",
            Map.of(
                    Unit.WEEK, "Clientul nu a comandat de cel puțin {weeks:number} (săptămână|săptămâni|de săptămâni)",
                    Unit.MONTH, "Clientul nu a comandat de cel puțin {months:number} (lună|luni|de luni)",
                    Unit.YEAR, "Clientul nu a comandat de cel puțin {years:number} (an|ani|de ani)"),
            new Weekdays(
                    ROMANIAN_DAYS,
                    "Astăzi este %s sau %s",
                    "Astăzi este o zi de %s până %s",
                    ROMANIAN_DAYS,
                    ROMANIAN_DAYS),
            byGender("Cel mai nou %s al clientului %s", "Cea mai nouă %s a clientului %s", ""),
            byGender("Cel mai vechi %s al clientului %s", "Cea mai veche %s a clientului %s", ""));

    private static final Map<String, PeriodWords> BY_LANGUAGE = Map.of("en", ENGLISH, "ru", RUSSIAN, "ro", ROMANIAN);

    /** Returns a text by gender; one that is empty is that of the masculine. */
    private static Map<Gender, String> byGender(String masculine, String feminine, String neuter) {
        return Map.of(
                Gender.MASCULINE, masculine,
                Gender.FEMININE, feminine.isEmpty() ? masculine : feminine,
                Gender.NEUTER, neuter.isEmpty() ? masculine : neuter);
    }

    /** Returns the sentence about the newest or the oldest thing, without the time. */
    String extreme(boolean latest, Thing thing, String event) {
        String words = language.equals("ro") ? romanian(event) : event;
        return (latest ? newest : oldest).getOrDefault(thing.gender(), "%s %s").formatted(thing.one(), words);
    }

    /** {@code plasată} becomes {@code a fost plasată}; {@code care a avut loc} has its verb. */
    private static String romanian(String event) {
        return event.startsWith("care ") ? event.substring("care ".length()) : "a fost " + event;
    }

    static PeriodWords of(Wording wording) {
        return BY_LANGUAGE.getOrDefault(wording.language(), ENGLISH);
    }
}
