package org.holdfast.facts.intake;

import java.util.Arrays;
import java.util.List;
import org.holdfast.facts.json.FactsJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A cell with several texts: a list in JSON, or texts separated by commas or, if there is one, semicolons. */
public final class WordsCell {

    private WordsCell() {}

    /** Returns the texts of a cell, without blanks around them. */
    public static List<String> words(String cell) {
        String text = cell.strip();
        if (text.startsWith("[") && text.endsWith("]")) {
            try {
                JsonNode list = FactsJson.mapper().readTree(text);
                if (list.valueStream().allMatch(JsonNode::isValueNode)) {
                    return present(list.valueStream()
                            .filter(each -> !each.isNull())
                            .map(JsonNode::asString)
                            .toList());
                }
            } catch (JacksonException e) {
                // A text in brackets.
            }
        }
        return present(Arrays.asList(text.split(text.indexOf(';') < 0 ? "," : ";")));
    }

    private static List<String> present(List<String> words) {
        return words.stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
    }
}
