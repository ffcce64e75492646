package org.holdfast.messages;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prints amounts of money, days and measures for one locale. The formats are made once, because to look up how a locale
 * writes takes most of the time of a text.
 */
final class LocaleFormats {

    private static final Map<ULocale, LocaleFormats> BY_LOCALE = new ConcurrentHashMap<>();

    private final ULocale locale;
    private final Map<String, MoneyFormat> money = new ConcurrentHashMap<>();
    private final Reused<DateFormat> days;
    private final MeasureFormat measures;

    private LocaleFormats(ULocale locale) {
        this.locale = locale;
        DateFormat day = DateFormat.getDateInstance(DateFormat.LONG, locale);
        day.setTimeZone(TimeZone.GMT_ZONE);
        this.days = new Reused<>(() -> (DateFormat) day.clone());
        this.measures = MeasureFormat.getInstance(locale, MeasureFormat.FormatWidth.WIDE);
    }

    /** @param decimals number of decimals that are printed */
    private record MoneyFormat(LocalizedNumberFormatter formatter, int decimals) {

        static MoneyFormat of(ULocale locale, String currency) {
            DecimalFormat format = (DecimalFormat) NumberFormat.getCurrencyInstance(locale);
            format.setCurrency(Currency.getInstance(currency));
            return new MoneyFormat(format.toNumberFormatter(), format.getMaximumFractionDigits());
        }
    }

    /** Returns the formats of a locale: those of the languages of texts, so few. */
    static LocaleFormats of(ULocale locale) {
        return BY_LOCALE.computeIfAbsent(locale, LocaleFormats::new);
    }

    String money(BigDecimal amount, String currency) {
        return format(currency).formatter.format(amount).toString();
    }

    /** Returns the number of decimals with which amounts in a currency are printed. */
    int decimals(String currency) {
        return format(currency).decimals;
    }

    private MoneyFormat format(String currency) {
        return money.computeIfAbsent(currency, name -> MoneyFormat.of(locale, name));
    }

    String day(LocalDate day) {
        return days.with(format ->
                format.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant())));
    }

    String measure(Measure measure) {
        return measures.format(measure);
    }
}
