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

/** The base as it was known at the end of one day: who had bought by then, and the models that this alone leads to. */
final class TrainingSnapshot {

    /** How regular purchases may be; between them the likelihood hardly changes. */
    private static final int[] STEPS = {2, 3, 4, 6, 8, 12};
    /** Customers that are enough for four parameters. */
    private static final int MOST_PATTERNS = 8_000;

    private final int day;
    private final int[] customers;
    private final PurchaseHistory[] known;
    private final PurchaseHistory[] whole;
    private final Map<List<Object>, BgNbdFitter.Result> fits = new HashMap<>();
    private final Map<List<Object>, BgNbdModel> near;

    TrainingSnapshot(List<PurchaseHistory> all, int day) {
        this(all, day, new HashMap<>());
    }

    /** @param near what was found at other cuts, from where searching here is short; what is found here is added */
    TrainingSnapshot(List<PurchaseHistory> all, int day, Map<List<Object>, BgNbdModel> near) {
        this.day = day;
        this.near = near;
        List<Integer> who = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).first() <= day) {
                who.add(i);
            }
        }
        this.customers = who.stream().mapToInt(Integer::intValue).toArray();
        this.whole = who.stream().map(all::get).toArray(PurchaseHistory[]::new);
        this.known = who.stream().map(i -> all.get(i).upTo(day)).toArray(PurchaseHistory[]::new);
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

    /** Whether nothing was bought in the days after the cut: what a model at the cut has to predict. */
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

    /** The rhythm that makes what was bought most likely. */
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

    /** The most likely dropout model that was not refused. */
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
        int step = (known.length + MOST_PATTERNS - 1) / MOST_PATTERNS;
        List<RecencyFrequency> patterns = new ArrayList<>();
        for (int i = 0; i < known.length; i += Math.max(1, step)) {
            patterns.add(RecencyFrequency.of(known[i], day));
        }
        return patterns;
    }
}
