package org.holdfast.loyalty.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collection;
import org.holdfast.SharedData;
import org.junit.jupiter.api.Test;

/**
 * On purchases of real shops: what is chosen with what was known predicts what came, as well as the best of what has been published or
 * measured for them. Nothing in the program was tuned on the time that is predicted here.
 */
class RealShopsTest {

    /** Within one standard error of the best figure. */
    private static void reaches(Auc auc, double best) {
        assertThat(auc.value()).isGreaterThan(best - auc.standardError());
    }

    @Test
    void theMusicShopIsPredicted() {
        SharedData.needs(SharedData.CDNOW);
        Collection<PurchaseHistory> all = RealHistories.cdnow(SharedData.CDNOW).values();
        LocalDate asOf = LocalDate.parse("1997-09-30");
        ModelSearch.Found found = ModelSearch.search(RealHistories.knownAt(asOf, all), asOf, 90);
        Reckoning holdout = new Reckoning(all, asOf, found.model());
        reaches(holdout.auc(273), 0.763);
        reaches(holdout.regularsAuc(273), 0.716);
        calibrated(holdout.predictions(90));
    }

    @Test
    void theGiftRetailerIsPredictedThoughTheSimplestModelHasToBeRefused() {
        SharedData.needs(SharedData.ONLINE_RETAIL);
        Collection<PurchaseHistory> all = RealHistories.onlineRetail(SharedData.ONLINE_RETAIL).values();
        LocalDate asOf = LocalDate.parse("2011-08-31");
        ModelSearch.Found found = ModelSearch.search(RealHistories.knownAt(asOf, all), asOf, 90);
        assertThat(found.report().tried().get(ModelKind.BG_NBD.ordinal()).refusal()).contains("cannot say who has left");
        Reckoning holdout = new Reckoning(all, asOf, found.model());
        reaches(holdout.auc(100), 0.729);
        reaches(holdout.regularsAuc(100), 0.722);
        calibrated(holdout.predictions(90));
    }

    /** Better than the base rate, and no group is told more than 0.2 off: a shop's first Christmas is announced by nothing in its past. */
    private static void calibrated(Predictions predictions) {
        assertThat(predictions.brier()).isLessThan(0.9 * predictions.baseBrier());
        assertThat(predictions.bins()).allSatisfy(bin -> assertThat(Math.abs(bin.said() - bin.cameTrue())).isLessThan(0.2));
    }
}
