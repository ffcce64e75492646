package org.holdfast.desk.texts;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.holdfast.decisions.Decision.Money;
import org.holdfast.localization.LocalizedTexts;
import org.holdfast.localization.TextCatalogue;

/** The fixed texts of the desk in one language. */
public final class DeskTexts {

    private static final LocalizedTexts ALL = LocalizedTexts.beside(DeskTexts.class, "desk");

    private final TextCatalogue texts;
    private final ULocale locale;

    private DeskTexts(TextCatalogue texts) {
        this.texts = texts;
        this.locale = new ULocale(texts.language());
    }

    /** Returns the texts in a language, or in English if it is not supported. */
    public static DeskTexts in(String language) {
        return new DeskTexts(ALL.in(language));
    }

    public String language() {
        return texts.language();
    }

    /** Formats a text in ICU message format. Names and values alternate. */
    public String format(String key, Object... filling) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < filling.length; i += 2) {
            values.put(String.valueOf(filling[i]), filling[i + 1]);
        }
        return texts.format(key, values);
    }

    /** {@code 28 November 2026}. */
    public String day(LocalDate day) {
        DateFormat format = DateFormat.getDateInstance(DateFormat.LONG, locale);
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    /** {@code 28 November}. */
    public String dayOfYear(MonthDay day) {
        DateFormat format = DateFormat.getInstanceForSkeleton(DateFormat.MONTH_DAY, locale);
        format.setTimeZone(TimeZone.GMT_ZONE);
        // 2024 has a 29 February.
        return format.format(
                Date.from(day.atYear(2024).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    public String money(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(money.currency()));
        if (money.amount().stripTrailingZeros().scale() <= 0) {
            // As everywhere in the console: whole amounts are easier to read.
            format.setMaximumFractionDigits(0);
        }
        return format.format(money.amount());
    }

    /** {@code as of 3 h ago (shop)}. */
    public String age(Duration age, String source) {
        String length;
        if (age.toMinutes() < 1) {
            return format("as-of-now", "source", source);
        } else if (age.toHours() < 1) {
            length = format("minutes", "n", age.toMinutes());
        } else if (age.toDays() < 2) {
            length = format("hours", "n", age.toHours());
        } else {
            length = format("days", "n", age.toDays());
        }
        return format("as-of", "age", length, "source", source);
    }
}
