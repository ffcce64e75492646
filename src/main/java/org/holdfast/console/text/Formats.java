package org.holdfast.console.text;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import org.holdfast.messages.GiftWords;
import org.holdfast.rules.model.Gift;
import org.jspecify.annotations.Nullable;

/** Writes dates, times, numbers and amounts as a reader expects them, in their language and time zone. */
public final class Formats {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);

    private final ULocale locale;
    private final ZoneId zone;
    private final Instant now;

    public Formats(String language, ZoneId zone, Instant now) {
        this.locale = new ULocale(language);
        this.zone = zone;
        this.now = now;
    }

    public ZoneId zone() {
        return zone;
    }

    public Instant now() {
        return now;
    }

    /** Returns date and time with the zone of the reader, such as "27 Nov 2026, 10:15 UTC". */
    public String moment(Instant at) {
        return format("yMMMdjmz", at, zone);
    }

    /** Returns the date of a moment, such as "27 Nov 2026"; the year is left out if it is this one. */
    public String day(Instant at) {
        return day(LocalDate.ofInstant(at, zone));
    }

    /** Returns a date; the year is left out if it is this one. */
    public String day(LocalDate date) {
        boolean thisYear = date.getYear() == LocalDate.ofInstant(now, zone).getYear();
        return format(
                thisYear ? "MMMd" : "yMMMd", date.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
    }

    /** Returns the time of day with the zone of the reader, such as "10:15 UTC". */
    public String time(Instant at) {
        return format("jmz", at, zone);
    }

    /** Returns the time of day with seconds if it is today, such as "10:15:07"; otherwise date and time. */
    public String exactly(Instant at) {
        boolean isToday = LocalDate.ofInstant(at, zone).equals(LocalDate.ofInstant(now, zone));
        return isToday ? format("jms", at, zone) : moment(at);
    }

    /** Returns how long ago or ahead a moment is, such as "3 hours ago"; the date if it is more than a month away. */
    public String relative(Instant at) {
        Duration distance = Duration.between(now, at).abs();
        if (distance.compareTo(MONTH) >= 0) {
            return day(at);
        }
        RelativeDateTimeFormatter formatter = RelativeDateTimeFormatter.getInstance(locale);
        Direction direction = at.isBefore(now) ? Direction.LAST : Direction.NEXT;
        if (distance.compareTo(MINUTE) < 0) {
            return formatter.format(Direction.PLAIN, RelativeDateTimeFormatter.AbsoluteUnit.NOW);
        }
        if (distance.compareTo(HOUR) < 0) {
            return formatter.format(distance.toMinutes(), direction, RelativeUnit.MINUTES);
        }
        return distance.compareTo(DAY) < 0
                ? formatter.format(distance.toHours(), direction, RelativeUnit.HOURS)
                : formatter.format(distance.toDays(), direction, RelativeUnit.DAYS);
    }

    /** Returns a moment in UTC for tooltips, such as "2026-11-27 10:15 UTC". */
    public String utc(Instant at) {
        return at.toString().substring(0, 16).replace('T', ' ') + " UTC";
    }

    /** Returns the name of a language, such as "Romanian"; its code if it is unknown. */
    public String language(String code) {
        return new ULocale(code).getDisplayLanguage(locale);
    }

    public String number(Number number) {
        return numbers().format(number).toString();
    }

    /** Returns the words for a gift that is not money, such as "200 points". */
    public String gift(Gift gift) {
        return GiftWords.of(gift, locale.getLanguage());
    }

    /** Returns an amount of money; whole amounts are written without decimals. */
    public String money(BigDecimal amount, @Nullable String currency) {
        if (currency == null) {
            return number(amount);
        }
        boolean whole = amount.stripTrailingZeros().scale() <= 0;
        LocalizedNumberFormatter formatter = numbers().unit(Currency.getInstance(currency));
        return (whole ? formatter.precision(Precision.integer()) : formatter)
                .format(amount)
                .toString();
    }

    private LocalizedNumberFormatter numbers() {
        return NumberFormatter.withLocale(locale.toLocale());
    }

    private String format(String skeleton, Instant at, ZoneId in) {
        DateFormat format = DateFormat.getInstanceForSkeleton(skeleton, locale);
        format.setTimeZone(TimeZone.getTimeZone(in.getId().equals("Z") ? "UTC" : in.getId()));
        return format.format(Date.from(at));
    }
}
