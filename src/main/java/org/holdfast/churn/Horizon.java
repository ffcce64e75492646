package org.holdfast.churn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.churn.purchases.PurchaseRhythm;
import org.jspecify.annotations.Nullable;

/**
 * How far ahead a model looks: as far as it was asked to, or as the rhythm of the base wants it, and never farther than
 * the history lets it be checked.
 *
 * @param notes what the reader should know of it
 * @param refusal why there is none, in plain words, or {@code null}
 */
record Horizon(int days, List<String> notes, @Nullable String refusal) {

    /** A third of the time to learn from, a third to learn to predict, a third to be judged by. */
    private static final int PARTS = 3;

    /** @param asked {@code null} to choose by the rhythm */
    static Horizon of(@Nullable Integer asked, PurchaseRhythm purchaseRhythm, int span, LocalDate today) {
        if (span / PARTS < ModelSelection.LEAST_DAYS) {
            return new Horizon(
                    asked == null ? ModelSelection.DEFAULT_DAYS : asked,
                    List.of(),
                    "Purchases are known for " + span
                            + (span == 1 ? " day" : " days") + " only; it takes " + PARTS * ModelSelection.LEAST_DAYS
                            + " days to fit a model to some of them and to check it on the rest.");
        }
        return asked == null ? chosen(purchaseRhythm, span, today) : asked(asked, purchaseRhythm, span);
    }

    private static Horizon chosen(PurchaseRhythm purchaseRhythm, int span, LocalDate today) {
        int wanted = purchaseRhythm.horizon();
        for (int days : purchaseRhythm.horizons()) {
            if (PARTS * days <= span && purchaseRhythm.isHalfCoveredBy(days)) {
                return new Horizon(
                        days,
                        days == ModelSelection.DEFAULT_DAYS && days == wanted
                                ? List.of()
                                : List.of(purchaseRhythm.described() + ", so the model looks " + days + " days ahead"
                                        + (days == wanted
                                                ? "."
                                                : "; with a longer history it would be " + wanted + ".")),
                        null);
            }
        }
        int days = Math.min(wanted, span / PARTS);
        return purchaseRhythm.isHalfCoveredBy(days)
                ? new Horizon(days, List.of(shortened(span, days, wanted)), null)
                : new Horizon(wanted, List.of(), tooShort(purchaseRhythm, wanted, span, today));
    }

    private static Horizon asked(int asked, PurchaseRhythm purchaseRhythm, int span) {
        List<String> notes = new ArrayList<>();
        int days = Math.min(asked, span / PARTS);
        if (days < asked) {
            notes.add(shortened(span, days, asked));
        }
        if (!purchaseRhythm.isCoveredBy(days)) {
            notes.add("Warning: " + days + " days do not fit this base. " + purchaseRhythm.described() + ": looking "
                    + days + " days ahead tells who buys " + "in that time, not who leaves. " + purchaseRhythm.horizon()
                    + " days would fit.");
        }
        return new Horizon(days, notes, null);
    }

    private static String shortened(int span, int days, int wanted) {
        return "Purchases are known for " + span
                + " days. A model must be fitted to some of them and checked on the rest, so it looks " + days
                + " days ahead, not " + wanted + ".";
    }

    private static String tooShort(PurchaseRhythm purchaseRhythm, int wanted, int span, LocalDate today) {
        int takes = PARTS * wanted;
        return purchaseRhythm.described() + ", so a model must look " + wanted
                + " days ahead to tell who leaves. To learn and to check that takes "
                + takes + " days of purchases, and " + span + " are known; from " + today.plusDays(takes - span)
                + " on it can be done. "
                + "With fewer days asked for (--days) a model can be had now, but it tells who buys in that time, not who leaves.";
    }
}
