package org.holdfast.insight;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.Receipt;
import org.holdfast.explanation.Replay;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.history.Decisions;
import org.holdfast.publishing.RuleBookArchive;
import org.holdfast.rules.files.BookUnreadable;

/** Replays recorded decisions from their receipts. */
public class ReplayService {

    private final RuleBookArchive books;
    private final Decisions decisions;
    private final ReceiptReader receipts;
    private final Decider decider;
    private final String engine;

    public ReplayService(
            RuleBookArchive books, Decisions decisions, ReceiptReader receipts, Decider decider, String engine) {
        this.books = books;
        this.decisions = decisions;
        this.receipts = receipts;
        this.decider = decider;
        this.engine = engine;
    }

    /**
     * The result of replaying a sample of decisions.
     *
     * @param sampled number of decisions in the sample
     * @param same number of decisions that are the same
     * @param otherSemantics number of decisions with semantics that this version of the program does not know
     * @param different the others
     */
    public record Verified(int sampled, int same, int otherSemantics, List<Replay> different) {}

    /**
     * Replays a decision.
     *
     * @throws NotFound when there is no such decision
     * @throws ReceiptUnavailable when its receipt is no longer kept
     */
    public Replay replay(String decisionId) {
        Decision decision = decisions.find(decisionId).orElseThrow(() -> new NotFound("decision", decisionId));
        Receipt receipt = receipts.read(decision, null);
        if (!receipt.semantics().isKnown()) {
            return Replay.withoutSemantics(receipt, engine);
        }
        try {
            return Replay.of(decider, books.book(receipt), receipt, engine);
        } catch (BookUnreadable e) {
            return Replay.withoutBook(receipt, engine, String.valueOf(e.getMessage()));
        }
    }

    /** Replays a random sample of decisions. */
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
            } catch (ReceiptUnavailable | NotFound e) {
                // Erased since the sample was drawn.
                continue;
            }
        }
        return new Verified(same + otherSemantics + different.size(), same, otherSemantics, different);
    }
}
