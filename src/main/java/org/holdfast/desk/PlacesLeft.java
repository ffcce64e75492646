package org.holdfast.desk;

import java.util.List;
import java.util.Set;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.desk.texts.DeskTexts;
import org.holdfast.rules.model.Action;

/**
 * What is left of an action that only the first customers get.
 *
 * @param text complete text in the reader's language
 */
public record PlacesLeft(String action, int left, int total, String text) {

    /** Returns what is left of these actions, for those that have such a limit. */
    static List<PlacesLeft> of(DecisionTrace trace, Set<String> actions, DeskTexts texts) {
        return actions.stream()
                .map(trace.model().rules().actions()::get)
                .filter(action -> action != null && action.offer().firstCustomers() != null)
                .map(action -> of(trace, action, action.offer().firstCustomers(), texts))
                .toList();
    }

    private static PlacesLeft of(DecisionTrace trace, Action action, int total, DeskTexts texts) {
        int taken = trace.input().history().first().taken().getOrDefault(action.id(), 0);
        int left = Math.max(0, total - taken);
        String title = trace.model().messages().title(action.id(), texts.language());
        return new PlacesLeft(
                action.id(), left, total, texts.format("places-left", "name", title, "left", left, "total", total));
    }
}
