package org.holdfast.cli.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.holdfast.churn.FitReport;
import org.holdfast.churn.RocAuc;
import org.holdfast.cli.CommandLines;
import org.holdfast.insight.ChurnFitting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FitPrinterTest {

    private static final RocAuc AUC = new RocAuc(0.7724, 0.0041, 100, 300);

    private static FitReport fitted() {
        return report(
                "blend",
                "It is the best of all.",
                new FitReport.Quality(
                        2, 400, AUC, null, 0.117, 0.146, 0.25, true, List.of(new FitReport.Bin(100, 0.31, 0.29))));
    }

    private static FitReport report(@Nullable String chosen, String because, FitReport.@Nullable Quality quality) {
        return new FitReport(
                LocalDate.parse("2026-03-15"),
                90,
                400,
                300,
                1200,
                List.of("The history is short."),
                List.of(
                        new FitReport.Tried("blend", "both models", AUC, AUC, 0.117, 0.4, null),
                        new FitReport.Tried("days", "days since the last purchase", null, null, null, null, "too few")),
                chosen,
                because,
                quality);
    }

    private static String printed(ChurnFitting.Fitted fitted, boolean dry) {
        return CommandLines.printed(out -> FitPrinter.print(fitted, dry, out));
    }

    @Test
    void theChosenModelIsPrintedWithItsQuality() {
        assertThat(printed(new ChurnFitting.Fitted(fitted(), 3, 3, 0L), false))
                .contains(
                        "400 customers, 1200 days with purchases, up to 2026-03-15.\nThe history is short.\n",
                        "blend  0.772 ±0.004  0.772 ±0.004  0.117     0.400  both models\n",
                        "days              -             -      -         -  rejected: too few\n",
                        "Chosen: blend. It is the best of all.\n",
                        "In 2 held-out periods, 25 % of 400 customers bought nothing. Brier score 0.117;"
                                + " a constant prediction of that share scores 0.146.\n",
                        "Its probabilities were calibrated on those periods.\n",
                        "customers  predicted  observed\n      100       31 %      29 %\n")
                .endsWith("Stored as fit 3; decisions use it from now on.\n");
    }

    @Test
    void aDryRunStatesWhichFitIsUsed() {
        assertThat(printed(new ChurnFitting.Fitted(fitted(), null, null, null), true))
                .endsWith("Nothing was stored, because this was a dry run. There is no fit yet.\n");
        assertThat(printed(new ChurnFitting.Fitted(fitted(), null, 2, 1L), true))
                .endsWith("Decisions use fit 2, which is 1 day old.\n");
    }

    @Test
    void withoutAGoodModelTheEarlierFitRemains() {
        FitReport none = report(null, "No model is better than the base rate.", null);

        assertThat(printed(new ChurnFitting.Fitted(none, null, 2, 61L), false))
                .contains("No model is better than the base rate.\n")
                .endsWith("Nothing was stored. Decisions continue to use fit 2, which is 61 days old"
                        + " (outdated: fit again).\n");
        assertThat(printed(new ChurnFitting.Fitted(none, null, null, null), false))
                .endsWith("There is no earlier fit, so rules that use the churn probability do not act.\n");
    }
}
