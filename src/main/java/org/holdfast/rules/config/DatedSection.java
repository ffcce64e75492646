package org.holdfast.rules.config;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.rules.limits.EffectiveFrom;
import org.holdfast.rules.limits.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * A section of {@code limits.yaml}, or a programme of {@code programmes.yaml}: a list of items, each with the day from
 * which it holds and why.
 */
final class DatedSection {

    private static final int LONGEST_WHY = 1_000;

    private final String what;
    private final Problems problems;
    private final Map<LocalDate, SourceLocation> days = new LinkedHashMap<>();

    private DatedSection(String what, Problems problems) {
        this.what = what;
        this.problems = problems;
    }

    /**
     * @param node the section; {@code null} when it is not there, and then it limits nothing
     * @param value reads what an item says apart from {@code from} and {@code why}
     * @param keys that an item can have apart from these
     */
    static <T> Timeline<T> read(
            @Nullable YamlNode node, Problems problems, Function<YamlFields, T> value, String... keys) {
        return read("limit", node, problems, value, keys);
    }

    /** @param what an item is, in one word */
    static <T> Timeline<T> read(
            String what, @Nullable YamlNode node, Problems problems, Function<YamlFields, T> value, String... keys) {
        if (node == null) {
            return Timeline.empty();
        }
        if (node.isNull() || node.isList() && node.items().isEmpty()) {
            node.error(
                    "There is nothing in this section.",
                    "Maybe remove its name too, or add a value with from and why.");
        }
        DatedSection section = new DatedSection(what, problems);
        String[] known =
                Stream.concat(Stream.of("from", "why"), Stream.of(keys)).toArray(String[]::new);
        return Timeline.of(node.items().stream()
                .flatMap(item -> Stream.ofNullable(section.item(YamlFields.of(item, known), value)))
                .toList());
    }

    private <T> @Nullable EffectiveFrom<T> item(YamlFields item, Function<YamlFields, T> value) {
        long before = problems.errors();
        LocalDate from = from(item);
        if (!item.has("why")) {
            item.node()
                    .error(
                            "This " + what + " does not say why it is what it is.",
                            "Maybe add a line such as why: agreed with finance in May.");
        } else {
            item.text("why", LONGEST_WHY, "agreed with finance in May");
        }
        T read = value.apply(item);
        return from == null || problems.errors() > before
                ? null
                : new EffectiveFrom<>(from, item.text("why", LONGEST_WHY, ""), read);
    }

    private @Nullable LocalDate from(YamlFields item) {
        if (!item.has("from")) {
            item.node()
                    .error(
                            "This " + what + " does not say from when it holds.",
                            "Maybe add a date, such as from: 2026-01-01.");
            return null;
        }
        YamlNode node = item.get("from");
        LocalDate from = node.read("a date such as 2026-01-01", DatedSection::day);
        SourceLocation other = from == null ? null : days.putIfAbsent(from, node.origin());
        if (other != null) {
            node.error(
                    "Something already holds from " + from + " in this section (line " + other.line() + ").",
                    "Maybe one of them begins on another day.");
        }
        return from;
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < DateOrInstant.FIRST_YEAR || day.getYear() > DateOrInstant.LAST_YEAR) {
                throw new IllegalArgumentException(text);
            }
            return day;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
