package org.holdfast.rules.grammar;

import java.util.List;
import java.util.Map;

/**
 * The words for what a customer did in a period of the calendar, and for days of the week.
 *
 * @param spentAtLeast the sentence before the period, with the gap {@code amount}; so the next three
 * @param notOrdered the sentence with the gap {@code weeks}, {@code months} or {@code years}
 * @param weekdays the days from Monday
 * @param either two days, in the order of their names
 * @param range the days from one to another
 * @param first the days as the beginning of a range
 * @param last the days as its end
 */
record PeriodWords(
        String spentAtLeast,
        String spentLess,
        String orderedAtLeast,
        String orderedFewer,
        Map<Unit, String> notOrdered,
        List<String> weekdays,
        String either,
        String range,
        List<String> first,
        List<String> last) {

    private static final List<String> ENGLISH_DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final List<String> RUSSIAN_DAYS =
            List.of("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье");
    private static final List<String> ROMANIAN_DAYS =
            List.of("luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică");

    private static final PeriodWords ENGLISH = new PeriodWords(
            "The customer spent at least {amount:amount}",
            "The customer spent less than {amount:amount}",
            "The customer has ordered at least {count:number} time(s)?",
            "The customer has ordered fewer than {count:number} time(s)?",
            Map.of(
                    Unit.WEEK, "The customer has not ordered for at least {weeks:number} week(s)?",
                    Unit.MONTH, "The customer has not ordered for at least {months:number} month(s)?",
                    Unit.YEAR, "The customer has not ordered for at least {years:number} year(s)?"),
            ENGLISH_DAYS,
            "Today is %s or %s",
            "Today is %s to %s",
            ENGLISH_DAYS,
            ENGLISH_DAYS);
    private static final PeriodWords RUSSIAN = new PeriodWords(
            "Клиент потратил не меньше {amount:amount}",
            "Клиент потратил меньше {amount:amount}",
            "Клиент заказывал не меньше {count:number} (раза|раз)",
            "Клиент заказывал меньше {count:number} (раза|раз)",
            Map.of(
                    Unit.WEEK, "Клиент не заказывал не меньше {weeks:number} (недели|недель)",
                    Unit.MONTH, "Клиент не заказывал не меньше {months:number} (месяца|месяцев)",
                    Unit.YEAR, "Клиент не заказывал не меньше {years:number} (года|лет)"),
            RUSSIAN_DAYS,
            "Сегодня %s или %s",
            "Сегодня день с %s по %s",
            List.of("понедельника", "вторника", "среды", "четверга", "пятницы", "субботы", "воскресенья"),
            List.of("понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"));
    private static final PeriodWords ROMANIAN = new PeriodWords(
            "Clientul a cheltuit cel puțin {amount:amount}",
            "Clientul a cheltuit mai puțin de {amount:amount}",
            "Clientul a comandat de cel puțin {count:number} (dată|ori|de ori)",
            "Clientul a comandat de mai puțin de {count:number} (dată|ori|de ori)",
            Map.of(
                    Unit.WEEK, "Clientul nu a comandat de cel puțin {weeks:number} (săptămână|săptămâni|de săptămâni)",
                    Unit.MONTH, "Clientul nu a comandat de cel puțin {months:number} (lună|luni|de luni)",
                    Unit.YEAR, "Clientul nu a comandat de cel puțin {years:number} (an|ani|de ani)"),
            ROMANIAN_DAYS,
            "Astăzi este %s sau %s",
            "Astăzi este o zi de %s până %s",
            ROMANIAN_DAYS,
            ROMANIAN_DAYS);

    private static final Map<String, PeriodWords> BY_LANGUAGE = Map.of("en", ENGLISH, "ru", RUSSIAN, "ro", ROMANIAN);

    static PeriodWords of(Wording wording) {
        return BY_LANGUAGE.getOrDefault(wording.language(), ENGLISH);
    }
}
