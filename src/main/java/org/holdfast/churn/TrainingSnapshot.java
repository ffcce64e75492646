package org.holdfast.churn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.churn.bgnbd.BgNbdFitter;
import org.holdfast.churn.bgnbd.BgNbdModel;
import org.holdfast.churn.bgnbd.RecencyFrequency;
import org.holdfast.churn.purchases.PurchaseHistory;
import org.jspecify.annotations.Nullable;

/** The customer base as known at the end of one day, with the dropout models fitted to this data. */
final class TrainingSnapshot {

    /** Candidate values of k, the regularity of purchases; the likelihood hardly changes between them. */
    private static final int[] STEPS = {2, 3, 4, 6, 8, 12};
    /** Maximum number of customers used for a fit; sufficient for four parameters. */
    private static final int MAX_PATTERNS = 8_000;

    private final int day;
    private final int[] customers;
    private final PurchaseHistory[] known;
    private final PurchaseHistory[] whole;
    private final Map<List<Object>, BgNbdFitter.Result> fits = new HashMap<>();
    private final Map<List<Object>, BgNbdModel> near;

    TrainingSnapshot(List<PurchaseHistory> all, int day) {
        this(all, day, new HashMap<>());
    }

    /** @param near models found for other snapshots, used as starting points; models found here are added */
    TrainingSnapshot(List<PurchaseHistory> all, int day, Map<List<Object>, BgNbdModel> near) {
        this.day = day;
        this.near = near;
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).first() <= day) {
                indices.add(i);
            }
        }
        this.customers = indices.stream().mapToInt(Integer::intValue).toArray();
        this.whole = indices.stream().map(all::get).toArray(PurchaseHistory[]::new);
        this.known = indices.stream().map(i -> all.get(i).upTo(day)).toArray(PurchaseHistory[]::new);
    }

    int day() {
        return day;
    }

    int size() {
        return known.length;
    }

    int customer(int row) {
        return customers[row];
    }

    PurchaseHistory known(int row) {
        return known[row];
    }

    /** Returns whether each customer bought nothing in the days after the snapshot, the outcome to be predicted. */
    boolean[] silentFor(int days) {
        boolean[] silent = new boolean[whole.length];
        for (int i = 0; i < silent.length; i++) {
            silent[i] = whole[i].sizeIn(day, day + days) == 0;
        }
        return silent;
    }

    BgNbdFitter.Result fit(int steps, boolean early) {
        return fit(steps, early, null);
    }

    private BgNbdFitter.Result fit(int steps, boolean early, @Nullable BgNbdModel fewerSteps) {
        List<Object> kind = List.of(steps, early);
        BgNbdFitter.Result known = fits.get(kind);
        if (known == null) {
            known = BgNbdFitter.fit(steps, early, patterns(), near.getOrDefault(kind, fewerSteps));
            fits.put(kind, known);
            if (known.model() != null) {
                near.put(kind, known.model());
            }
        }
        return known;
    }

    /** Returns the fit with the most likely regularity. */
    BgNbdFitter.Result fitWithRhythm() {
        BgNbdFitter.Result best = fit(1, true);
        for (int steps : STEPS) {
            BgNbdFitter.Result next = fit(steps, true, best.model());
            if (next.model() != null && next.logLikelihood() > best.logLikelihood()) {
                best = next;
            } else if (best.model() != null) {
                break;
            }
        }
        return best;
    }

    /** Returns the most likely dropout model that was not rejected; {@code null} if there is none. */
    @Nullable
    BgNbdModel bestDropout() {
        return List.of(fit(1, false), fitWithRhythm()).stream()
                .filter(each -> each.model() != null)
                .max(Comparator.comparingDouble(BgNbdFitter.Result::logLikelihood))
                .map(BgNbdFitter.Result::model)
                .filter(Objects::nonNull)
                .orElse(null);
    }

    private List<RecencyFrequency> patterns() {
        int step = (known.length + MAX_PATTERNS - 1) / MAX_PATTERNS;
        List<RecencyFrequency> patterns = new ArrayList<>();
        for (int i = 0; i < known.length; i += Math.max(1, step)) {
            patterns.add(RecencyFrequency.of(known[i], day));
        }
        return patterns;
    }
}
