package org.holdfast.rules.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the rules that could be wider than another without comparing all with all. A wider rule asks nothing of a text
 * that the narrower does not ask too, so it is enough to look at rules with no demand on a text, and at those with a
 * demand that the narrower one shares.
 */
final class SubsumptionIndex {

    private final List<ConditionProfile> withoutTexts = new ArrayList<>();
    private final Map<String, List<ConditionProfile>> byText = new HashMap<>();

    SubsumptionIndex(List<ConditionProfile> shapes) {
        for (ConditionProfile conditionProfile : shapes) {
            String text = firstText(conditionProfile);
            (text.isEmpty() ? withoutTexts : byText.computeIfAbsent(text, key -> new ArrayList<>()))
                    .add(conditionProfile);
        }
    }

    List<ConditionProfile> couldBeWiderThan(ConditionProfile narrow) {
        List<ConditionProfile> found = new ArrayList<>(withoutTexts);
        narrow.customer().domains().forEach((key, valueDomain) -> {
            for (Object value : valueDomain.only() == null ? Set.of() : valueDomain.only()) {
                found.addAll(byText.getOrDefault(key + "=" + value, List.of()));
            }
        });
        return found;
    }

    /** A text that the rule demands to be one certain value, such as a segment; empty when there is none. */
    private static String firstText(ConditionProfile conditionProfile) {
        return conditionProfile.customer().domains().entrySet().stream()
                .filter(each ->
                        each.getValue().only() != null && each.getValue().only().size() == 1)
                .map(each ->
                        each.getKey() + "=" + each.getValue().only().iterator().next())
                .sorted()
                .findFirst()
                .orElse("");
    }
}
