package org.holdfast.explanation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.Receipt;
import org.holdfast.decisions.json.DecisionDocument;
import org.holdfast.explanation.Replay.Difference;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.messages.Messages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares a recorded decision with the same decision made again, value by value.
 *
 * <p>Holds are compared by their {@linkplain HoldMeaning meaning}, since the program may word its reasons differently
 * from release to release. Everything else comes from the facts and the rule book and must be equal.
 */
final class DecisionComparison {

    private static final Pattern LINK =
            Pattern.compile(Pattern.quote(Messages.SURVEY_LINK) + "|" + Pattern.quote(Messages.UNSUBSCRIBE_LINK));

    private static final String HELD_BACK = "heldBack";

    private final Receipt receipt;
    private final DecisionTrace again;
    private final List<Difference> differences = new ArrayList<>();

    /** @param again the new decision, under the id of the recorded one */
    DecisionComparison(Receipt receipt, DecisionTrace again) {
        this.receipt = receipt;
        this.again = again;
    }

    List<Difference> differences() {
        Decision then = receipt.decision();
        Decision now = again.decision();
        differences.clear();
        String hash = FactsHash.of(receipt.facts());
        if (!hash.equals(then.facts().hash())) {
            differences.add(new Difference("facts", then.facts().hash(), hash));
        }
        compare("", withoutHolds(inCurrentForm(then, now)), withoutHolds(now));
        compare(
                HELD_BACK,
                tree(HoldMeaning.all(then.heldBack(), receipt.evaluated())),
                tree(HoldMeaning.all(now.heldBack(), again.evaluated())));
        return List.copyOf(differences);
    }

    private static JsonNode withoutHolds(Decision decision) {
        JsonNode tree = tree(DecisionDocument.of(decision));
        ((ObjectNode) tree).remove(HELD_BACK);
        return tree;
    }

    private static JsonNode tree(Object value) {
        return FactsJson.mapper().valueToTree(value);
    }

    /**
     * Returns the recorded decision with its messages as the program writes them now: with the placeholders of links,
     * which are filled in only when the decision is sent, and with each subject on one line, which early releases did
     * not enforce.
     */
    private static Decision inCurrentForm(Decision then, Decision now) {
        Set<String> bodies = new HashSet<>();
        now.actions().forEach(act -> bodies.add(act.message().body()));
        return then.withMessages(act -> {
            Decision.Message message = onOneLine(act.message());
            return bodies.stream()
                    .filter(body -> LINK.matcher(body).find() && isFilledIn(body, message.body()))
                    .findFirst()
                    .map(body -> new Decision.Message(message.language(), message.subject(), body))
                    .orElse(message);
        });
    }

    private static Decision.Message onOneLine(Decision.Message message) {
        return new Decision.Message(
                message.language(), Messages.subject(message.subject(), message.language()), message.body());
    }

    private static boolean isFilledIn(String body, String text) {
        String pattern = Arrays.stream(LINK.split(body, -1)).map(Pattern::quote).collect(Collectors.joining("\\S+"));
        return Pattern.matches(pattern, text);
    }

    private void compare(String path, JsonNode then, JsonNode now) {
        if (then.isObject() && now.isObject()) {
            Set<String> names = new TreeSet<>(then.propertyNames());
            names.addAll(now.propertyNames());
            names.forEach(name -> compare(path.isEmpty() ? name : path + "." + name, then.path(name), now.path(name)));
        } else if (then.isArray() && now.isArray()) {
            for (int i = 0; i < Math.max(then.size(), now.size()); i++) {
                compare(path + "[" + i + "]", then.path(i), now.path(i));
            }
        } else if (!isSameValue(then, now)) {
            differences.add(new Difference(path, text(then), text(now)));
        }
    }

    private static boolean isSameValue(JsonNode then, JsonNode now) {
        return then.isNumber() && now.isNumber()
                ? then.decimalValue().compareTo(now.decimalValue()) == 0
                : then.equals(now);
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isNumber()) {
            return new BigDecimal(value.asString()).toPlainString();
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
