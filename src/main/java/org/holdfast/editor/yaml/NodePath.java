package org.holdfast.editor.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.holdfast.facts.validation.InvalidInput;

/**
 * The place of a node, from the root: names of entries, and positions of items from 0. Written as a JSON Pointer (RFC
 * 6901), such as {@code /budgets/0/pots/goodwill/amount}.
 */
public record NodePath(List<String> steps) {

    public static final NodePath ROOT = new NodePath(List.of());

    private static final int MAX_STEPS = 20;

    public NodePath {
        steps = List.copyOf(steps);
    }

    /** @throws InvalidInput if the text is not a JSON Pointer */
    public static NodePath of(String pointer) {
        if (pointer.isEmpty()) {
            return ROOT;
        }
        List<String> steps = Arrays.stream(pointer.split("/", -1))
                .skip(1)
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList();
        if (!pointer.startsWith("/") || steps.size() > MAX_STEPS) {
            throw new InvalidInput("at", "is not a place; expected one such as /budgets/0/why");
        }
        return new NodePath(steps);
    }

    public NodePath child(String step) {
        List<String> all = new ArrayList<>(steps);
        all.add(step);
        return new NodePath(all);
    }

    public NodePath child(int item) {
        return child(String.valueOf(item));
    }

    /** Returns the place around this one, which is not the root. */
    public NodePath parent() {
        return new NodePath(steps.subList(0, steps.size() - 1));
    }

    /** Returns the name or position of this place, which is not the root, inside the one around it. */
    public String last() {
        return steps.get(steps.size() - 1);
    }

    public boolean isRoot() {
        return steps.isEmpty();
    }

    @Override
    public String toString() {
        StringBuilder pointer = new StringBuilder();
        steps.forEach(step -> pointer.append('/').append(step.replace("~", "~0").replace("/", "~1")));
        return pointer.toString();
    }
}
