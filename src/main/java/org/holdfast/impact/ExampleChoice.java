package org.holdfast.impact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.simulation.comparison.ActionChange;
import org.holdfast.simulation.comparison.CustomerDifference;

/** Chooses a few examples so that every kind of change is represented. */
final class ExampleChoice {

    private ExampleChoice() {}

    /** Takes one example of each kind in turn until there are enough. Changes that no customer notices are left out. */
    static List<CustomerDifference> of(List<CustomerDifference> all, int most) {
        Map<ActionChange, List<CustomerDifference>> byKind = new LinkedHashMap<>();
        all.stream()
                .filter(each -> each.change() != ActionChange.OTHER_RULE)
                .forEach(each -> byKind.computeIfAbsent(each.change(), kind -> new ArrayList<>())
                        .add(each));
        List<CustomerDifference> chosen = new ArrayList<>();
        for (int turn = 0; chosen.size() < most && turn < all.size(); turn++) {
            for (List<CustomerDifference> ofKind : byKind.values()) {
                if (turn < ofKind.size() && chosen.size() < most) {
                    chosen.add(ofKind.get(turn));
                }
            }
        }
        return chosen;
    }
}
