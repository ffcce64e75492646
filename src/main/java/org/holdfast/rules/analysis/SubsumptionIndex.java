package org.holdfast.rules.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds rules that could be wider than another without comparing all pairs. A wider rule cannot require a text value
 * that the narrower rule does not require, so the candidates are the rules that require no text value, and those that
 * require one of the narrower rule's values.
 */
final class SubsumptionIndex {

    private final List<ConditionProfile> withoutTexts = new ArrayList<>();
    private final Map<String, List<ConditionProfile>> byText = new HashMap<>();

    SubsumptionIndex(List<ConditionProfile> profiles) {
        for (ConditionProfile conditionProfile : profiles) {
            String text = firstText(conditionProfile);
            (text.isEmpty() ? withoutTexts : byText.computeIfAbsent(text, key -> new ArrayList<>()))
                    .add(conditionProfile);
        }
    }

    List<ConditionProfile> widerCandidates(ConditionProfile narrow) {
        List<ConditionProfile> found = new ArrayList<>(withoutTexts);
        narrow.customer().domains().forEach((key, valueDomain) -> {
            for (Object value : valueDomain.only() == null ? Set.of() : valueDomain.only()) {
                found.addAll(byText.getOrDefault(key + "=" + value, List.of()));
            }
        });
        return found;
    }

    /** Returns a text value that the rule requires of the customer, such as a segment, or an empty string. */
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
