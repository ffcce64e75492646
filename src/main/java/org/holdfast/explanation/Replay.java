package org.holdfast.explanation;

import java.util.List;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.Receipt;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.loyalty.Semantics;
import org.jspecify.annotations.Nullable;

/**
 * The result of making a recorded decision again from its receipt.
 *
 * @param same whether outcome, actions, amounts, reasons of actions, and the holds with their causes are the same
 * @param because why the decision could not be made again; {@code null} when it could, whatever the result
 * @param ruleBook version of the rule book that decided both times
 * @param semantics version of the meaning of rules and settings, both times
 * @param engineThen version of the program that made the decision
 * @param engineNow version of the program that made it again
 * @param differences empty when the decision is the same
 * @param decision the new decision under the recorded id; {@code null} when it could not be made again
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

    /** Why a decision could not be made again. */
    public enum Because {
        /** It was made with semantics that this version of the program does not know. */
        SEMANTICS,
        /** Its rule book or its churn model is no longer kept, or this version of the program cannot read it. */
        RULE_BOOK;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * A value that differs.
     *
     * @param what path of the value in the decision, such as {@code actions[0].granted.amount}
     * @param then recorded value; {@code null} when there was none
     * @param now new value; {@code null} when there is none
     */
    public record Difference(
            String what, @Nullable String then, @Nullable String now) {}

    /** Makes the decision of a receipt again and compares both. */
    public static Replay of(Decider decider, DecisionModel book, Receipt receipt, String engine) {
        Decision then = receipt.decision();
        DecisionTrace trace = decider.decide(book, receipt.input(book));
        Decision now = trace.decision().withId(String.valueOf(then.decisionId()));
        List<Difference> differences = new DecisionComparison(receipt, trace.with(now)).differences();
        return new Replay(
                String.valueOf(then.decisionId()),
                differences.isEmpty(),
                null,
                then.ruleBook(),
                receipt.semantics(),
                receipt.engine(),
                engine,
                differences,
                now);
    }

    /** Returns the result for a decision whose rule book cannot be used any more. */
    public static Replay withoutBook(Receipt receipt, String engine, String why) {
        return impossible(
                receipt,
                engine,
                Because.RULE_BOOK,
                new Difference("ruleBook", receipt.decision().ruleBook(), why));
    }

    /** Returns the result for a decision whose semantics are unknown to this version of the program. */
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
}
