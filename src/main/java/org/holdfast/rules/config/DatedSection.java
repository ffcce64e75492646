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
 * Reads a section of {@code limits.yaml} or a programme of {@code programmes.yaml}: a list of items, each with the date
 * from which it applies and a reason.
 */
final class DatedSection {

    private static final int MAX_WHY = 1_000;

    private final String what;
    private final Problems problems;
    private final Map<LocalDate, SourceLocation> days = new LinkedHashMap<>();

    private DatedSection(String what, Problems problems) {
        this.what = what;
        this.problems = problems;
    }

    /**
     * Reads a section of limits.
     *
     * @param node the section; {@code null} if it is missing, so that there are no limits
     * @param value reads the keys of an item other than {@code from} and {@code why}
     * @param keys the keys of an item other than {@code from} and {@code why}
     */
    static <T> Timeline<T> read(
            @Nullable YamlNode node, Problems problems, Function<YamlFields, T> value, String... keys) {
        return read("limit", node, problems, value, keys);
    }

    /** @param what one word for an item, for problems */
    static <T> Timeline<T> read(
            String what, @Nullable YamlNode node, Problems problems, Function<YamlFields, T> value, String... keys) {
        if (node == null) {
            return Timeline.empty();
        }
        if (node.isNull() || node.isList() && node.items().isEmpty()) {
            node.error("This section is empty.", "Maybe remove it, or add a value with from and why.");
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
                            "This " + what + " has no \"why\".",
                            "Maybe add a line such as why: agreed with finance in May.");
        } else {
            item.text("why", MAX_WHY, "agreed with finance in May");
        }
        T read = value.apply(item);
        return from == null || problems.errors() > before
                ? null
                : new EffectiveFrom<>(from, item.text("why", MAX_WHY, ""), read);
    }

    private @Nullable LocalDate from(YamlFields item) {
        if (!item.has("from")) {
            item.node().error("This " + what + " has no \"from\".", "Maybe add a date, such as from: 2026-01-01.");
            return null;
        }
        YamlNode node = item.get("from");
        LocalDate from = node.read("a date such as 2026-01-01", DatedSection::day);
        SourceLocation other = from == null ? null : days.putIfAbsent(from, node.origin());
        if (other != null) {
            node.error(
                    "Another item of this section already begins on " + from + " (line " + other.line() + ").",
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
