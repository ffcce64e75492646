package org.holdfast.desk;

import java.util.Objects;
import java.util.function.Function;
import org.holdfast.decisions.DecisionInput.Selection;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.desk.texts.DeskTexts;
import org.holdfast.explanation.Explainer;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.failure.Failure;
import org.holdfast.failure.LocalizedFailure;

/** Thrown when what a person at the desk wants to do is not possible any more, or not yet. */
public final class DeskConflict extends RuntimeException implements LocalizedFailure {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Function<String, String> texts;

    /** Why it is not possible. */
    public enum Reason {
        /** Something was done for the customer after the page was read. */
        PAGE_OUTDATED,
        /** Another outcome was recorded from this page. */
        ALREADY_RECORDED,
        /** The action is not offered any more. */
        NOT_OFFERED,
        /** The action would give another amount now. */
        AMOUNT_CHANGED,
        /** It can no longer be undone. */
        TOO_LATE_TO_UNDO,
        /** A supervisor has been asked already. */
        ALREADY_ASKED,
        /** The question has been answered. */
        ALREADY_ANSWERED,
        /** There was no answer in time. */
        QUESTION_EXPIRED,
        /** The authorization has been used, has run out, was refused, or is for something else. */
        NOT_AUTHORIZED,
        /** The person may do it without asking. */
        NOT_NEEDED;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /** @param texts returns what happened and what to do, by the language of the reader */
    public DeskConflict(Reason reason, Function<String, String> texts) {
        super(texts.apply("en"));
        this.reason = reason;
        this.texts = texts;
    }

    /** Creates the exception with the fixed text of its reason. Names and values alternate in {@code filling}. */
    public static DeskConflict of(Reason reason, Object... filling) {
        return new DeskConflict(reason, language -> DeskTexts.in(language).format("conflict." + reason, filling));
    }

    /** Creates the exception for an action that a decision does not contain, with what holds it back. */
    public static DeskConflict notOffered(DecisionTrace trace, Selection selection) {
        return new DeskConflict(Reason.NOT_OFFERED, language -> {
            DeskTexts texts = DeskTexts.in(language);
            String reason = trace.decision().heldBack().stream()
                    .filter(hold -> hold.rule().equals(selection.rule())
                            && hold.action().equals(selection.action())
                            && Objects.equals(hold.subject(), selection.subject()))
                    .findFirst()
                    .map(hold -> Explainer.reason(trace, hold, language))
                    .orElseGet(() -> texts.format("not-proposed"));
            return texts.format("conflict.not-offered", "reason", reason);
        });
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public String text(String language) {
        return texts.apply(language);
    }

    @Override
    public Failure failure() {
        return new Failure(409, reason.toString(), "Not possible now", String.valueOf(getMessage()));
    }
}
