package org.holdfast.simulation.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The changes to a persona that a scenario states under {@code but}. */
record FactsDeviation(ObjectNode customer, ObjectNode but) {

    private static final Pattern ITEM = Pattern.compile("\\b([a-z]\\w*)\\[([0-9]{1,6})]");

    ObjectNode merged() {
        return FactsPatch.into(customer.deepCopy(), but);
    }

    /**
     * Replaces indexes of the merged lists in a text with those the author wrote: the first order under "but" may be
     * the third after merging.
     */
    String written(String text, ObjectNode merged) {
        Matcher items = ITEM.matcher(text);
        return items.replaceAll(item -> {
            int index =
                    written(merged.path(item.group(1)).path(Integer.parseInt(item.group(2))), but.path(item.group(1)));
            return Matcher.quoteReplacement(index < 0 ? item.group() : item.group(1) + "[" + index + "]");
        });
    }

    private static int written(JsonNode item, JsonNode list) {
        for (int i = 0; list.isArray() && i < list.size(); i++) {
            if (list.get(i).equals(item) || FactsPatch.isSame(item, list.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the list items of the persona that remain after merging by "id", which authors often do not expect. */
    String kept() {
        List<String> kept = new ArrayList<>();
        ObjectNode merged = merged();
        for (Map.Entry<String, JsonNode> list : but.properties()) {
            if (list.getValue() instanceof ArrayNode own
                    && merged.get(list.getKey()) instanceof ArrayNode all
                    && all.size() > own.size()) {
                kept.add(list.getKey() + " "
                        + all.valueStream()
                                .filter(item -> written(item, own) < 0)
                                .limit(5)
                                .map(item -> item.path("id").asString(""))
                                .collect(Collectors.joining(", ")));
            }
        }
        return String.join("; ", kept);
    }
}
