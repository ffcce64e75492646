package org.holdfast.insight;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.Receipt;
import org.holdfast.history.Receipts;
import org.holdfast.history.retention.RemovedDecisions;
import org.jspecify.annotations.Nullable;

/** Reads the receipts of decisions, or says why one is no longer kept. */
public final class ReceiptReader {

    private final Receipts receipts;
    private final RemovedDecisions removed;
    private final ZoneId zone;

    /** @param zone the company's time zone, for the day on which a receipt was removed */
    public ReceiptReader(Receipts receipts, RemovedDecisions removed, ZoneId zone) {
        this.receipts = receipts;
        this.removed = removed;
        this.zone = zone;
    }

    /**
     * Reads the receipt of a recorded decision.
     *
     * @param language language of the reader; {@code null} for English
     * @throws ReceiptUnavailable when it is no longer kept
     */
    Receipt read(Decision decision, @Nullable String language) {
        return receipts.find(decision).orElseThrow(() -> unavailable(decision, language));
    }

    private ReceiptUnavailable unavailable(Decision decision, @Nullable String language) {
        String id = Objects.requireNonNull(decision.decisionId(), "A recorded decision has an id");
        String reader = language == null ? "en" : language;
        return decision.isRemoved()
                ? removed.of(id)
                        .map(removal -> ReceiptUnavailable.removed(id, removal, zone, reader))
                        .orElseGet(() -> ReceiptUnavailable.gone(id, reader))
                : ReceiptUnavailable.gone(id, reader);
    }

    /** Returns the ids of at most {@code max} random decisions with a receipt. */
    List<String> sample(int max) {
        return receipts.sample(max);
    }
}
