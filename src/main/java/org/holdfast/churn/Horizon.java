package org.holdfast.churn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.churn.purchases.PurchaseRhythm;
import org.jspecify.annotations.Nullable;

/**
 * The forecast horizon: the requested one or the one that suits the rhythm of the customer base, limited by the length
 * of the history available for validation.
 *
 * @param notes remarks for the reader
 * @param refusal why no horizon is possible, in plain language; {@code null} if one is
 */
record Horizon(int days, List<String> notes, @Nullable String refusal) {

    /**
     * The history is divided into a third for the features, a third for the outcomes to learn, and a third for
     * validation.
     */
    private static final int PARTS = 3;

    /**
     * Determines the horizon.
     *
     * @param asked requested horizon; {@code null} to choose it by the rhythm
     * @param span number of days for which purchases are known
     */
    static Horizon of(@Nullable Integer asked, PurchaseRhythm purchaseRhythm, int span, LocalDate today) {
        if (span / PARTS < ModelSelection.MIN_DAYS) {
            return new Horizon(
                    asked == null ? ModelSelection.DEFAULT_DAYS : asked,
                    List.of(),
                    "Purchases are known for only " + span + (span == 1 ? " day" : " days") + "; at least "
                            + PARTS * ModelSelection.MIN_DAYS + " days are required to fit and validate a model.");
        }
        return asked == null ? chosen(purchaseRhythm, span, today) : asked(asked, purchaseRhythm, span);
    }

    private static Horizon chosen(PurchaseRhythm purchaseRhythm, int span, LocalDate today) {
        int wanted = purchaseRhythm.horizon();
        for (int days : purchaseRhythm.horizons()) {
            if (PARTS * days <= span && purchaseRhythm.isHalfCoveredBy(days)) {
                return new Horizon(days, notes(purchaseRhythm, days, wanted), null);
            }
        }
        int days = Math.min(wanted, span / PARTS);
        return purchaseRhythm.isHalfCoveredBy(days)
                ? new Horizon(days, List.of(shortened(span, days, wanted)), null)
                : new Horizon(wanted, List.of(), tooShort(purchaseRhythm, wanted, span, today));
    }

    private static List<String> notes(PurchaseRhythm purchaseRhythm, int days, int wanted) {
        if (days == wanted) {
            return days == ModelSelection.DEFAULT_DAYS
                    ? List.of()
                    : List.of(purchaseRhythm.described() + ", so the model predicts " + days + " days ahead.");
        }
        return List.of(purchaseRhythm.described() + ", so the model predicts " + days
                + " days ahead; with a longer history it would be " + wanted + ".");
    }

    private static Horizon asked(int asked, PurchaseRhythm purchaseRhythm, int span) {
        List<String> notes = new ArrayList<>();
        int days = Math.min(asked, span / PARTS);
        if (days < asked) {
            notes.add(shortened(span, days, asked));
        }
        if (!purchaseRhythm.isCoveredBy(days)) {
            notes.add("Warning: a horizon of " + days + " days does not suit this customer base. "
                    + purchaseRhythm.described() + ": predicting " + days
                    + " days ahead shows who buys in that time, not who leaves. " + purchaseRhythm.horizon()
                    + " days would suit it.");
        }
        return new Horizon(days, notes, null);
    }

    private static String shortened(int span, int days, int wanted) {
        return "Purchases are known for " + span
                + " days. Some of them are required to validate the model, so it predicts " + days
                + " days ahead, not " + wanted + ".";
    }

    private static String tooShort(PurchaseRhythm purchaseRhythm, int wanted, int span, LocalDate today) {
        int required = PARTS * wanted;
        return purchaseRhythm.described() + ", so a model must predict " + wanted
                + " days ahead to show who leaves. Fitting and validating it requires " + required
                + " days of purchases, and " + span + " are known; it will be possible from "
                + today.plusDays(required - span) + " on. A shorter horizon (--days) is possible now, "
                + "but shows who buys in that time, not who leaves.";
    }
}
