package org.holdfast.explanation;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.explanation.conditions.ConditionResult;
import org.holdfast.explanation.conditions.FactChange;
import org.holdfast.explanation.conditions.ObservedValue;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.localization.LocalizedTexts;
import org.holdfast.localization.TextCatalogue;
import org.holdfast.loyalty.calendar.Weekday;
import org.holdfast.rules.condition.Truth;
import org.holdfast.rules.vocabulary.ValueType;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/** The fixed texts of explanations in one language. */
final class ExplanationTexts {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+");
    private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern ISO_MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}");
    private static final String WEEKDAY = "weekday";
    private static final Set<String> WEEKDAYS =
            Arrays.stream(Weekday.values()).map(Weekday::toString).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> FLAGS = Set.of("true", "false");
    private static final TimeZone GMT = TimeZone.GMT_ZONE;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private static final LocalizedTexts ALL = LocalizedTexts.beside(ExplanationTexts.class, "words", "labels");

    private final TextCatalogue texts;
    private final DeclaredLabels declared;

    private ExplanationTexts(TextCatalogue texts, DeclaredLabels declared) {
        this.texts = texts;
        this.declared = declared;
    }

    /** Returns the texts in a language, or in English if it is not supported. */
    static ExplanationTexts in(String language) {
        return new ExplanationTexts(ALL.in(language), DeclaredLabels.NONE);
    }

    /** Returns these texts with the names of the facts that a rule book declares. */
    ExplanationTexts naming(FactsSchema schema) {
        return new ExplanationTexts(texts, new DeclaredLabels(schema));
    }

    String language() {
        return texts.language();
    }

    /** Returns all keys. */
    Set<String> keys() {
        return texts.keys();
    }

    /** Fills the placeholders of a text. Names and values alternate in {@code filling}. */
    String format(String key, Object... filling) {
        String text = texts.pattern(key);
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < filling.length; i += 2) {
            values.put(String.valueOf(filling[i]), String.valueOf(filling[i + 1]));
        }
        // In one pass, so that a value that looks like a placeholder is left alone.
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    /** Returns the label of a fact, such as {@code order 5512}; {@code null} for the customer as a whole. */
    @Nullable
    String thing(ConditionResult.@Nullable Thing about) {
        return about == null ? null : thing(about.kind(), about.id() == null ? "" : about.id());
    }

    private String thing(String kind, String id) {
        String own = declared.kind(kind, language());
        return own == null ? format("thing." + kind, "id", id).strip() : (own + " " + id).strip();
    }

    /** Returns the name of a kind of thing, such as {@code order}. */
    String kind(String entity) {
        return entity.equals("Customer") ? format("thing.Customer") : thing(entity, "");
    }

    String flag(boolean yes) {
        return format(yes ? "flag.yes" : "flag.no");
    }

    /** {@code 28 November 2026}. */
    String day(LocalDate day) {
        return dates(DateFormat.getDateInstance(DateFormat.LONG, new ULocale(language())), GMT)
                .format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    private String moment(String local) {
        return moment(LocalDateTime.parse(local).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    }

    /** {@code 28 November 2026, 09:00}; only the day at midnight. */
    String moment(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        String day = day(local.toLocalDate());
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? day
                : day + ", " + local.truncatedTo(ChronoUnit.MINUTES).format(HOUR);
    }

    private static DateFormat dates(DateFormat format, TimeZone zone) {
        format.setTimeZone(zone);
        return format;
    }

    /** Returns the plain name of a fact, figure or count, such as {@code spendIn(180)}. */
    String label(String entity, String what) {
        boolean counted = what.startsWith(ObservedValue.COUNTED);
        String name = (counted ? what.substring(ObservedValue.COUNTED.length()) : what).replaceFirst("^\\$\\w+\\.", "");
        int bracket = name.indexOf('(');
        String field = bracket < 0 ? name : name.substring(0, bracket);
        String own = declared(entity, field);
        if (own != null) {
            return counted ? format("label.number-of", "what", own) : own;
        }
        String text = Stream.of("label." + entity + "." + field, "label." + field)
                .map(texts::find)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(name)
                .replace("{n}", bracket < 0 ? "" : name.substring(bracket + 1, name.length() - 1));
        return counted ? format("label.number-of", "what", text) : text;
    }

    private @Nullable String declared(String entity, String field) {
        DeclaredLabels.Name name = declared.of(entity, field, language());
        if (name == null) {
            return null;
        }
        return switch (name.ending()) {
            case Vocabulary.IN_DAYS -> format("label.days-until", "what", name.label());
            case Vocabulary.DAYS_AGO -> format("label.days-since", "what", name.label());
            case Vocabulary.IN_HOURS -> format("label.hours-until", "what", name.label());
            case Vocabulary.HOURS_AGO -> format("label.hours-since", "what", name.label());
            default -> name.label();
        };
    }

    /** Says that a condition is not met or unknown. */
    String failure(ConditionResult result, String sentence) {
        String key = result.truth() == Truth.UNKNOWN ? "unknown" : "no";
        String about = thing(result.about());
        return about == null ? format(key, "text", sentence) : format(key + "-about", "text", sentence, "thing", about);
    }

    /** {@code Found 1 day, needed at least 2 days.}; empty if the sentence of the condition says it. */
    String found(FactChange factChange, String currency) {
        return factChange.found() == null || factChange.type() == ValueType.FLAG
                ? ""
                : " "
                        + format(
                                "found",
                                "found",
                                amount(factChange, factChange.found(), currency),
                                "needed",
                                needed(factChange, currency));
    }

    /** {@code at least 2 days}. */
    String needed(FactChange factChange, String currency) {
        return sign(
                factChange.comparator().name(), factChange.type(), amount(factChange, factChange.needed(), currency));
    }

    /** {@code at least 2 days}; of days and times {@code 13:00 or later}. */
    String sign(String comparator, ValueType type, String value) {
        boolean time = type == ValueType.DAY || type == ValueType.CLOCK || type == ValueType.MOMENT;
        String ofTime = "sign.time." + comparator;
        return format(time && texts.find(ofTime) != null ? ofTime : "sign." + comparator, "value", value);
    }

    /** Says which change would be enough. */
    String enough(FactChange factChange, String currency) {
        BigDecimal by = factChange.by();
        if (factChange.type() == ValueType.FLAG) {
            return "";
        }
        return by == null || by.signum() == 0
                ? format("set", "value", amount(factChange, factChange.enough(), currency))
                        .replaceFirst("\\.\\.$", ".")
                : format(
                        by.signum() > 0 ? "more" : "less",
                        "by",
                        amount(factChange, by.abs().toPlainString(), currency));
    }

    private String amount(FactChange factChange, String value, String currency) {
        return amount(factChange.name(), factChange.type(), value, currency);
    }

    String amount(String name, ValueType type, String value, String currency) {
        if (value.equals(ObservedValue.EMPTY)) {
            return format("list.empty");
        }
        if (type == ValueType.MONEY && !value.isEmpty()) {
            return plain(value) + " " + currency;
        }
        if (name.endsWith(WEEKDAY) && WEEKDAYS.contains(value)) {
            return DayOfWeek.valueOf(value.toUpperCase(Locale.ROOT))
                    .getDisplayName(TextStyle.FULL_STANDALONE, Locale.forLanguageTag(language()));
        }
        if (type == ValueType.FLAG && FLAGS.contains(value)) {
            return flag(value.equals("true"));
        }
        if (type == ValueType.DAY && ISO_DAY.matcher(value).matches()) {
            return day(LocalDate.parse(value));
        }
        if (type == ValueType.MOMENT && ISO_MOMENT.matcher(value).matches()) {
            return moment(value);
        }
        String unit = FactUnit.of(name, type);
        if (unit == null || !value.matches("-?[0-9.]+")) {
            return value;
        }
        return unit.equals(FactUnit.PERCENT)
                ? format("unit.percent", "n", value)
                : format(unit + "." + form(value), "n", value);
    }

    /** Returns a value beside its label, whatever its type: yes and no, and dates, in words. */
    String shown(String value) {
        if (FLAGS.contains(value)) {
            return flag(value.equals("true"));
        }
        if (value.equals(ObservedValue.EMPTY)) {
            return format("list.empty");
        }
        if (ISO_MOMENT.matcher(value).matches()) {
            return moment(value);
        }
        return ISO_DAY.matcher(value).matches() ? day(LocalDate.parse(value)) : plain(value);
    }

    /** Returns a number without the zeros that a calculation leaves behind. */
    private static String plain(String value) {
        return DECIMAL.matcher(value).matches()
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }

    /** Returns the plural form of a number: one, few or many. */
    private String form(String number) {
        return switch (texts.pluralCategory(Math.abs(Double.parseDouble(number)))) {
            case "one" -> "one";
            case "few" -> "few";
            default -> "many";
        };
    }
}
