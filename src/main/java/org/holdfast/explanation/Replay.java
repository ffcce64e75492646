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
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.Receipt;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.loyalty.Semantics;
import org.holdfast.messages.Messages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A decision decided again from its receipt.
 *
 * @param same whether outcome, actions, amounts, reasons and what was held back are the same
 * @param because why it is not the same, where that is known beforehand and no fault of the history; absent otherwise
 * @param semantics what the rule book meant, both times
 * @param ruleBook version of the rule book that decided both times
 * @param engineThen version of the program that decided first
 * @param engineNow version of the program that decided again
 * @param differences none when it is the same
 * @param decision as it is decided now, under the first id; {@code null} when it could not be decided
 */
public record Replay(
        String decisionId,
        boolean same,
        @Nullable Because because,
        String ruleBook,
        Semantics semantics,
        String engineThen,
        String engineNow,
        List<Difference> differences,
        @Nullable Decision decision) {

    /** Why a decision cannot come out the same. */
    public enum Because {
        /** It was made with a meaning of rules and settings that this version of the program does not know. */
        SEMANTICS,
        /** Its rule book, or the model it used, is not kept, or this version of the program cannot read it. */
        RULE_BOOK;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * One value that is not the same.
     *
     * @param what its place in the decision, such as {@code actions[0].granted.amount}
     * @param then absent when there was none
     * @param now absent when there is none
     */
    public record Difference(
            String what, @Nullable String then, @Nullable String now) {}

    /** Decides again. */
    public static Replay of(Decider decider, DecisionModel book, Receipt receipt, String engine) {
        Decision then = receipt.decision();
        Decision now =
                decider.decide(book, receipt.question(book)).decision().withId(String.valueOf(then.decisionId()));
        List<Difference> differences = new ArrayList<>();
        String hash = FactsHash.of(receipt.facts());
        if (!hash.equals(then.facts().hash())) {
            differences.add(new Difference("facts", then.facts().hash(), hash));
        }
        compare(
                "",
                FactsJson.mapper().valueToTree(withoutLinks(then, now)),
                FactsJson.mapper().valueToTree(now),
                differences);
        return new Replay(
                now.decisionId(),
                differences.isEmpty(),
                null,
                then.ruleBook(),
                receipt.semantics(),
                receipt.engine(),
                engine,
                differences,
                now);
    }

    /**
     * Links are put in once what is sent has its ids; deciding knows only where. A subject is on one line now whenever
     * it was decided, so that no old rule book can write another header into a mail.
     */
    private static Decision withoutLinks(Decision then, Decision now) {
        Set<String> bodies = new HashSet<>();
        now.actions().forEach(act -> bodies.add(act.message().body()));
        return then.withMessages(act -> {
            Decision.Message words = onOneLine(act.message());
            return bodies.stream()
                    .filter(body -> body.contains(Messages.SURVEY_LINK) && isFilledIn(body, words.body()))
                    .findFirst()
                    .map(body -> new Decision.Message(words.language(), words.subject(), body))
                    .orElse(words);
        });
    }

    private static Decision.Message onOneLine(Decision.Message words) {
        return new Decision.Message(
                words.language(), Messages.subject(words.subject(), words.language()), words.body());
    }

    private static boolean isFilledIn(String body, String text) {
        String pattern = Arrays.stream(body.split(Pattern.quote(Messages.SURVEY_LINK), -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("\\S+"));
        return Pattern.matches(pattern, text);
    }

    /** The rule book of that time cannot be used any more. */
    public static Replay withoutBook(Receipt receipt, String engine, String why) {
        return impossible(
                receipt,
                engine,
                Because.RULE_BOOK,
                new Difference("ruleBook", receipt.decision().ruleBook(), why));
    }

    /** What the rule book meant then is unknown to this version of the program. */
    public static Replay withoutSemantics(Receipt receipt, String engine) {
        return impossible(
                receipt,
                engine,
                Because.SEMANTICS,
                new Difference(
                        "semantics",
                        receipt.semantics().toString(),
                        "This version of the program knows semantics " + Semantics.FIRST + " to " + Semantics.CURRENT
                                + "."));
    }

    private static Replay impossible(Receipt receipt, String engine, Because because, Difference difference) {
        Decision then = receipt.decision();
        return new Replay(
                String.valueOf(then.decisionId()),
                false,
                because,
                then.ruleBook(),
                receipt.semantics(),
                receipt.engine(),
                engine,
                List.of(difference),
                null);
    }

    private static void compare(String path, JsonNode then, JsonNode now, List<Difference> differences) {
        if (then.isObject() && now.isObject()) {
            Set<String> names = new TreeSet<>(then.propertyNames());
            names.addAll(now.propertyNames());
            names.forEach(name ->
                    compare(path.isEmpty() ? name : path + "." + name, then.path(name), now.path(name), differences));
        } else if (then.isArray() && now.isArray()) {
            for (int i = 0; i < Math.max(then.size(), now.size()); i++) {
                compare(path + "[" + i + "]", then.path(i), now.path(i), differences);
            }
        } else if (!sameValue(then, now)) {
            differences.add(new Difference(path, text(then), text(now)));
        }
    }

    private static boolean sameValue(JsonNode then, JsonNode now) {
        return then.isNumber() && now.isNumber()
                ? then.decimalValue().compareTo(now.decimalValue()) == 0
                : then.equals(now);
    }

    private static @Nullable String text(JsonNode value) {
        return value.isMissingNode() || value.isNull()
                ? null
                : value.isNumber()
                        ? new BigDecimal(value.asString()).toPlainString()
                        : value.isValueNode() ? value.asString() : value.toString();
    }
}
