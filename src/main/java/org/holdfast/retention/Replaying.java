package org.holdfast.retention;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.Receipt;
import org.holdfast.explanation.Replay;
import org.holdfast.facts.UnknownThing;
import org.holdfast.history.Decisions;
import org.holdfast.history.Receipts;
import org.holdfast.rules.source.BookUnreadable;

/** Decides again what was decided, from the receipts. */
public class Replaying {

    private final PastBooks books;
    private final Decisions decisions;
    private final Receipts receipts;
    private final Decider decider;
    private final String engine;

    Replaying(PastBooks books, Decisions decisions, Receipts receipts, Decider decider, String engine) {
        this.books = books;
        this.decisions = decisions;
        this.receipts = receipts;
        this.decider = decider;
        this.engine = engine;
    }

    /**
     * What a sample of all decisions came to.
     *
     * @param sampled how many were looked at
     * @param same how many came out the same
     * @param otherSemantics how many could not be decided again because this version of the program does not know what their rule book
     *         meant
     * @param different the others
     */
    public record Verified(int sampled, int same, int otherSemantics, List<Replay> different) {
    }

    /**
     * @throws UnknownThing when there is no such decision
     * @throws ReceiptGone when what it rested on is not kept any more
     */
    public Replay replay(String decisionId) {
        Decision decision = decisions.find(decisionId).orElseThrow(() -> new UnknownThing("decision", decisionId));
        Receipt receipt = receipts.find(decision).orElseThrow(() -> new ReceiptGone(decisionId));
        if (!receipt.semantics().isKnown()) {
            return Replay.withoutSemantics(receipt, engine);
        }
        try {
            return Replay.of(decider, books.book(receipt), receipt, engine);
        } catch (BookUnreadable e) {
            return Replay.withoutBook(receipt, engine, String.valueOf(e.getMessage()));
        }
    }

    /** Decides a random sample again. */
    public Verified verify(int sample) {
        int same = 0;
        int otherSemantics = 0;
        List<Replay> different = new ArrayList<>();
        for (String decisionId : receipts.sample(sample)) {
            try {
                Replay replay = replay(decisionId);
                if (replay.same()) {
                    same++;
                } else if (replay.because() == Replay.Because.SEMANTICS) {
                    otherSemantics++;
                } else {
                    different.add(replay);
                }
            } catch (ReceiptGone | UnknownThing e) {
                // Erased since the sample was drawn.
                continue;
            }
        }
        return new Verified(same + otherSemantics + different.size(), same, otherSemantics, different);
    }
}
