package org.holdfast.changes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.changes.SettingChange.Kind;
import org.holdfast.changes.text.HowChanged;
import org.holdfast.changes.values.ValueComparison;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/** Compares {@code limits.yaml}, {@code programmes.yaml} and the {@code actions.yaml} of each area by name and date. */
final class SettingsComparison {

    private static final String FROM = "from";
    private static final String WHY = "why";

    private final Kind kind;
    private final String file;
    private final List<SettingChange> changes;

    private SettingsComparison(Kind kind, String file, List<SettingChange> changes) {
        this.kind = kind;
        this.file = file;
        this.changes = changes;
    }

    static List<SettingChange> between(BookSource before, BookSource after, List<String> files) {
        List<SettingChange> changes = new ArrayList<>();
        for (String file : files) {
            Kind kind = kind(file);
            if (kind != null) {
                new SettingsComparison(kind, file, changes)
                        .compare(
                                ValueComparison.map(ValueComparison.read(before, file)),
                                ValueComparison.map(ValueComparison.read(after, file)));
            }
        }
        return List.copyOf(changes);
    }

    /** Returns what a file sets; {@code null} if it is not a file of settings. */
    static @Nullable Kind kind(String file) {
        return switch (file) {
            case "limits.yaml" -> Kind.LIMIT;
            case "programmes.yaml" -> Kind.PROGRAMME;
            default -> file.startsWith("areas/") && file.endsWith("/actions.yaml") ? Kind.ACTION : null;
        };
    }

    private void compare(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        Set<String> items = new LinkedHashSet<>(after.keySet());
        items.addAll(before.keySet());
        for (String item : items) {
            Object old = before.get(item);
            Object now = after.get(item);
            if (Objects.equals(old, now)) {
                continue;
            }
            if (isDated(old) && isDated(now)) {
                compareDated(item, byDay(old), byDay(now));
            } else {
                add(item, null, null, null, before.containsKey(item), after.containsKey(item), old, now);
            }
        }
    }

    private static boolean isDated(@Nullable Object value) {
        return value == null
                || value instanceof List<?> items
                        && items.stream().allMatch(item -> item instanceof Map<?, ?> map && map.get(FROM) != null);
    }

    private static NavigableMap<String, Map<String, @Nullable Object>> byDay(@Nullable Object value) {
        NavigableMap<String, Map<String, @Nullable Object>> byDay = new TreeMap<>();
        if (value instanceof List<?> items) {
            items.forEach(item -> {
                Map<String, @Nullable Object> entries = ValueComparison.map(item);
                byDay.put(String.valueOf(entries.get(FROM)), entries);
            });
        }
        return byDay;
    }

    private void compareDated(
            String item,
            NavigableMap<String, Map<String, @Nullable Object>> before,
            NavigableMap<String, Map<String, @Nullable Object>> after) {
        Set<String> days = new LinkedHashSet<>(after.keySet());
        days.addAll(before.keySet());
        for (String day : days) {
            Map<String, @Nullable Object> old = before.get(day);
            Map<String, @Nullable Object> now = after.get(day);
            if (Objects.equals(old, now)) {
                continue;
            }
            // A new item is best understood beside the one that it takes the place of.
            Map.Entry<String, Map<String, @Nullable Object>> replaced = old == null ? after.lowerEntry(day) : null;
            Map<String, @Nullable Object> beside = replaced == null ? old : without(replaced.getValue(), WHY);
            add(
                    item,
                    day,
                    replaced == null ? null : replaced.getKey(),
                    reason(now == null ? old : now),
                    old != null,
                    now != null,
                    without(beside, FROM),
                    old == null ? without(without(now, WHY), FROM) : without(now, FROM));
        }
    }

    private static @Nullable String reason(@Nullable Map<String, @Nullable Object> item) {
        return item == null ? null : ValueComparison.words(item.get(WHY));
    }

    private static @Nullable Map<String, @Nullable Object> without(
            @Nullable Map<String, @Nullable Object> item, String name) {
        if (item == null) {
            return null;
        }
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(item);
        rest.remove(name);
        return rest;
    }

    private void add(
            String item,
            @Nullable String from,
            @Nullable String replaces,
            @Nullable String why,
            boolean wasThere,
            boolean isThere,
            @Nullable Object before,
            @Nullable Object after) {
        HowChanged how = wasThere ? HowChanged.REMOVED : HowChanged.ADDED;
        changes.add(new SettingChange(
                kind,
                wasThere && isThere ? HowChanged.CHANGED : how,
                file,
                item,
                from,
                replaces,
                why,
                ValueComparison.between(before, after)));
    }
}
