package org.holdfast.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A difference between two responses to the same request. Additional fields are not differences.
 *
 * @param path such as {@code actions/0/granted/amount}
 */
record Difference(Question question, String path, String before, String now) {

    private static final Pattern NEW_IDS = Pattern.compile("decisionId|actions/\\d+/actionId");

    static List<Difference> between(Question before, Question now) {
        List<Difference> found = new ArrayList<>();
        if (before.status() != now.status()) {
            found.add(new Difference(before, "status", String.valueOf(before.status()), String.valueOf(now.status())));
        }
        compare(before, "", orMissing(before.answer()), orMissing(now.answer()), found);
        found.removeIf(Difference::isOfTheMoment);
        return found;
    }

    /** A replay names the version of the program, and a new decision has its own id and time. */
    private boolean isOfTheMoment() {
        boolean isNew = question.about().equals("asked again") && question.key() == null;
        boolean wasNew = isNew && !orMissing(question.answer()).path("repeated").asBoolean();
        return question.about().equals("replay") && path.equals("engineNow")
                || isNew && path.equals("asOf")
                || wasNew && NEW_IDS.matcher(path).matches();
    }

    private static JsonNode orMissing(@Nullable JsonNode node) {
        return node == null ? MissingNode.getInstance() : node;
    }

    private static void compare(Question question, String path, JsonNode before, JsonNode now, List<Difference> found) {
        if (before.isObject() && now.isObject()) {
            before.properties()
                    .forEach(each -> compare(
                            question, at(path, each.getKey()), each.getValue(), now.path(each.getKey()), found));
        } else if (before.isArray() && now.isArray() && before.size() == now.size()) {
            for (int i = 0; i < before.size(); i++) {
                compare(question, at(path, String.valueOf(i)), before.get(i), now.get(i), found);
            }
        } else if (!before.toString().equals(now.toString())) {
            found.add(new Difference(question, path, before.toString(), now.toString()));
        }
    }

    private static String at(String path, String step) {
        return path.isEmpty() ? step : path + "/" + step;
    }

    @Override
    public String toString() {
        return "%d %s %s: %s was %s, is %s"
                .formatted(question.number(), question.about(), question.path(), path, shortly(before), shortly(now));
    }

    private static String shortly(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
