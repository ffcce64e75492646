package org.holdfast.editor.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.holdfast.facts.validation.InvalidInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Removes facts for as long as nothing changes for the rules: whole lists first, then items by halves, then single
 * fields and the words of texts. What remains is what the rules read.
 */
final class FactsMinimizer {

    /** Maximum number of trials, so that customers with thousands of facts do not keep a reader waiting. */
    private static final int MAX_TRIALS = 4_000;

    private static final List<String> FREE_TEXTS = List.of("text", "note", "comment");
    /** Where declared facts are: any of them may be a text that a person wrote. */
    private static final Set<String> DECLARED = Set.of("attributes", "lists");

    private final ObjectNode facts;
    private final Predicate<ObjectNode> same;
    private int trials;

    /**
     * @param facts changed in place
     * @param same whether the rules do the same for other facts; may refuse them with {@link InvalidInput}
     */
    FactsMinimizer(ObjectNode facts, Predicate<ObjectNode> same) {
        this.facts = facts;
        this.same = same;
    }

    void minimize() {
        fields(facts);
        facts.values().forEach(value -> {
            if (value instanceof ArrayNode list) {
                items(list);
            }
        });
        facts.properties().forEach(each -> inside(each.getValue(), DECLARED.contains(each.getKey())));
    }

    private void inside(JsonNode value, boolean declared) {
        if (value instanceof ObjectNode object) {
            fields(object);
            object.properties().forEach(each -> {
                if (each.getValue() instanceof ArrayNode list) {
                    items(list);
                }
                inside(each.getValue(), declared || DECLARED.contains(each.getKey()));
            });
            words(object, declared);
        } else if (value instanceof ArrayNode list) {
            list.forEach(item -> inside(item, declared));
        }
    }

    private void fields(ObjectNode object) {
        for (String name : new ArrayList<>(object.propertyNames())) {
            JsonNode value = object.get(name);
            object.remove(name);
            if (!isSame()) {
                object.set(name, value);
            }
        }
    }

    /** Removes runs of items, the longest first. */
    private void items(ArrayNode list) {
        for (int size = Math.max(1, list.size()); size >= 1; size /= 2) {
            for (int from = 0; from < list.size(); ) {
                List<JsonNode> before = new ArrayList<>();
                list.forEach(before::add);
                int end = Math.min(from + size, before.size());
                replace(list, before.subList(0, from), before.subList(end, before.size()));
                if (!isSame()) {
                    replace(list, before, List.of());
                    from += size;
                }
            }
        }
    }

    private static void replace(ArrayNode list, List<JsonNode> first, List<JsonNode> second) {
        List<JsonNode> items = new ArrayList<>(first);
        items.addAll(second);
        list.removeAll();
        items.forEach(list::add);
    }

    /** Leaves only those words of a text that a rule looks for: the others are the customer's own. */
    private void words(ObjectNode object, boolean declared) {
        for (String name : declared ? List.copyOf(object.propertyNames()) : FREE_TEXTS) {
            JsonNode value = object.get(name);
            if (value != null && value.isString()) {
                words(object, name, new ArrayList<>(List.of(value.asString().split("\\s+"))));
            }
        }
    }

    private void words(ObjectNode object, String name, List<String> words) {
        for (int i = words.size() - 1; i >= 0 && words.size() > 1; i--) {
            String removed = words.remove(i);
            object.put(name, String.join(" ", words));
            if (!isSame()) {
                words.add(i, removed);
            }
        }
        object.put(name, String.join(" ", words));
    }

    private boolean isSame() {
        if (++trials > MAX_TRIALS) {
            return false;
        }
        try {
            return same.test(facts);
        } catch (InvalidInput e) {
            return false;
        }
    }
}
