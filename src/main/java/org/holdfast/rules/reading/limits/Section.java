package org.holdfast.rules.reading.limits;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.holdfast.facts.Timepoint;
import org.holdfast.rules.limits.Dated;
import org.holdfast.rules.limits.Timeline;
import org.holdfast.rules.source.Origin;
import org.holdfast.rules.source.Problems;
import org.holdfast.rules.source.YamlNode;
import org.jspecify.annotations.Nullable;

/** A section of {@code limits.yaml}, or a programme of {@code programmes.yaml}: a list of items, each with the day from which it holds and why. */
final class Section {

    private static final int LONGEST_WHY = 1_000;

    private final String what;
    private final Problems problems;
    private final Map<LocalDate, Origin> days = new LinkedHashMap<>();

    private Section(String what, Problems problems) {
        this.what = what;
        this.problems = problems;
    }

    /**
     * @param node the section; {@code null} when it is not there, and then it limits nothing
     * @param value reads what an item says apart from {@code from} and {@code why}
     * @param keys that an item can have apart from these
     */
    static <T> Timeline<T> read(@Nullable YamlNode node, Problems problems, Function<Fields, T> value, String... keys) {
        return read("limit", node, problems, value, keys);
    }

    /** @param what an item is, in one word */
    static <T> Timeline<T> read(String what, @Nullable YamlNode node, Problems problems, Function<Fields, T> value, String... keys) {
        if (node == null) {
            return Timeline.empty();
        }
        if (node.isNull() || node.isList() && node.items().isEmpty()) {
            node.error("There is nothing in this section.", "Maybe remove its name too, or add a value with from and why.");
        }
        Section section = new Section(what, problems);
        String[] known = Stream.concat(Stream.of("from", "why"), Stream.of(keys)).toArray(String[]::new);
        return Timeline.of(node.items().stream().flatMap(item -> Stream.ofNullable(section.item(Fields.of(item, known), value))).toList());
    }

    private <T> @Nullable Dated<T> item(Fields item, Function<Fields, T> value) {
        long before = problems.errors();
        LocalDate from = from(item);
        if (!item.has("why")) {
            item.node().error("This " + what + " does not say why it is what it is.", "Maybe add a line such as why: agreed with finance in May.");
        } else {
            item.text("why", LONGEST_WHY, "agreed with finance in May");
        }
        T read = value.apply(item);
        return from == null || problems.errors() > before ? null : new Dated<>(from, item.text("why", LONGEST_WHY, ""), read);
    }

    private @Nullable LocalDate from(Fields item) {
        if (!item.has("from")) {
            item.node().error("This " + what + " does not say from when it holds.", "Maybe add a date, such as from: 2026-01-01.");
            return null;
        }
        YamlNode node = item.get("from");
        LocalDate from = node.read("a date such as 2026-01-01", Section::day);
        Origin other = from == null ? null : days.putIfAbsent(from, node.origin());
        if (other != null) {
            node.error("Something already holds from " + from + " in this section (line " + other.line() + ").",
                    "Maybe one of them begins on another day.");
        }
        return from;
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < Timepoint.FIRST_YEAR || day.getYear() > Timepoint.LAST_YEAR) {
                throw new IllegalArgumentException(text);
            }
            return day;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
