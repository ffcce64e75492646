package org.holdfast.editor.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes documents from the description of a file, so that tests reach every field of every group. */
final class SampleDocuments {

    /** One of them fits each pattern. */
    private static final List<String> TEXTS =
            List.of("ro", "points", "email", "amira", "2 hours", "21:00", "USD", "12-31", "30 days");

    private SampleDocuments() {}

    /** Returns a value with only the required fields. */
    static Object least(Shape shape) {
        return value(shape, false);
    }

    /** Returns a value with all fields that can stand together. */
    static Object most(Shape shape) {
        return value(shape, true);
    }

    private static Object value(Shape shape, boolean all) {
        if (shape instanceof Shape.Text text) {
            return text(text, text.names());
        } else if (shape instanceof Shape.Decimal number) {
            return BigDecimal.ONE.min(number.bounds().max()).max(number.bounds().min());
        } else if (shape instanceof Shape.Choice choice) {
            return choice.values().get(0);
        } else if (shape instanceof Shape.Moment moment) {
            return moment.date() ? "2026-03-15" : "2026-03-15T10:00:00Z";
        } else if (shape instanceof Shape.Items items) {
            return items(items, all);
        } else if (shape instanceof Shape.Entries entries) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put(text(entries.name(), Shape.Names.NONE), value(entries.value(), all));
            return map;
        } else if (shape instanceof Shape.Group group) {
            return group(group, all);
        } else if (shape instanceof Shape.Either either) {
            return value(either.shapes().get(either.shapes().size() - 1), all);
        }
        return shape instanceof Shape.Facts ? new LinkedHashMap<>(Map.of("language", "ro")) : true;
    }

    private static Object items(Shape.Items items, boolean all) {
        List<Object> list = new ArrayList<>();
        list.add(value(items.item(), all));
        for (int i = 1; i < items.min(); i++) {
            list.add("other-" + i);
        }
        return list;
    }

    private static Object group(Shape.Group group, boolean all) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (YamlField field : group.fields()) {
            boolean other = group.alternatives().contains(field.name()) != isChosen(group, field);
            // Of the two times of a scenario, the reader would look at one only, and points expire in one way only.
            boolean time = field.name().equals("now")
                    || field.name().equals("expireAfterDays") && group.field("expire") != null;
            if (!other && !time && (all || field.required() || isChosen(group, field))) {
                map.put(field.name(), value(field.shape(), all));
            }
        }
        return map;
    }

    /** The second alternative goes with all other fields. */
    private static boolean isChosen(Shape.Group group, YamlField field) {
        return !group.alternatives().isEmpty()
                && field.name().equals(group.alternatives().get(1));
    }

    private static String text(Shape.Text text, Shape.Names names) {
        return Stream.concat(Stream.of(names == Shape.Names.CUSTOMER ? "amira" : "late"), TEXTS.stream())
                .filter(each -> text.pattern() == null || each.matches(text.pattern()))
                .findFirst()
                .orElseThrow();
    }
}
