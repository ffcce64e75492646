package org.holdfast.changes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.holdfast.changes.text.HowChanged;
import org.holdfast.changes.values.ValueComparison;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/** Compares the files {@code *.scenarios.yaml} by the names of the scenarios. */
final class ScenarioComparison {

    private static final String NAME = "name";

    private ScenarioComparison() {}

    static List<ScenarioChange> between(BookSource before, BookSource after, List<String> files) {
        List<ScenarioChange> changes = new ArrayList<>();
        for (String file : files) {
            if (isScenarios(file)) {
                compare(file, byName(before, file), byName(after, file), changes);
            }
        }
        return List.copyOf(changes);
    }

    static boolean isScenarios(String file) {
        return file.endsWith(".scenarios.yaml");
    }

    private static void compare(
            String file,
            Map<String, Map<String, @Nullable Object>> before,
            Map<String, Map<String, @Nullable Object>> after,
            List<ScenarioChange> changes) {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        for (String name : names) {
            Map<String, @Nullable Object> old = before.get(name);
            Map<String, @Nullable Object> now = after.get(name);
            if (!Objects.equals(old, now)) {
                HowChanged how = old == null ? HowChanged.ADDED : HowChanged.CHANGED;
                changes.add(new ScenarioChange(
                        now == null ? HowChanged.REMOVED : how, file, name, ValueComparison.between(old, now)));
            }
        }
    }

    private static Map<String, Map<String, @Nullable Object>> byName(BookSource source, String file) {
        Map<String, Map<String, @Nullable Object>> byName = new LinkedHashMap<>();
        if (ValueComparison.read(source, file) instanceof List<?> scenarios) {
            int number = 0;
            for (Object each : scenarios) {
                Map<String, @Nullable Object> scenario = ValueComparison.map(each);
                Object name = scenario.remove(NAME);
                number++;
                String key = name == null ? String.valueOf(number) : String.valueOf(name);
                byName.put(byName.containsKey(key) ? key + " (" + number + ")" : key, scenario);
            }
        }
        return byName;
    }
}
