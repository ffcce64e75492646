package org.holdfast.cli.reports;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import org.holdfast.churn.FitReport;
import org.holdfast.churn.RocAuc;
import org.holdfast.cli.terminal.Table;
import org.holdfast.insight.ChurnFitting;
import org.jspecify.annotations.Nullable;

/** Prints the result of fitting the churn model for people. */
public final class FitPrinter {

    private static final int OLD_DAYS = 60;

    private FitPrinter() {}

    static void print(ChurnFitting.Fitted fitted, boolean dry, PrintWriter out) {
        FitReport report = fitted.report();
        print(report, out);
        if (report.chosen() == null) {
            out.printf(
                    "Nothing was stored. %s%n",
                    fitted.inUse() == null
                            ? "There is no earlier fit, so rules that use the churn probability do not act."
                            : "Decisions continue to use " + inUse(fitted) + ".");
        } else if (fitted.number() != null) {
            out.printf("Stored as fit %d; decisions use it from now on.%n", fitted.number());
        } else if (dry) {
            out.printf(
                    "Nothing was stored, because this was a dry run. %s%n",
                    fitted.inUse() == null ? "There is no fit yet." : "Decisions use " + inUse(fitted) + ".");
        }
    }

    /**
     * Prints the models that were tried, the one that was chosen, and its quality. Used by the command and by the
     * evaluation on real purchase histories.
     */
    public static void print(FitReport report, PrintWriter out) {
        out.printf(
                "%d customers, %d days with purchases, up to %s.%n",
                report.buyers(), report.purchases(), report.asOf());
        report.notes().forEach(out::println);
        if (!report.tried().isEmpty()) {
            out.printf(
                    "%nHow well each model predicts who buys nothing in a held-out period of %d days (area under the"
                            + " ROC curve ± standard error):%n",
                    report.days());
            tried(report, out);
        }
        out.println();
        if (report.quality() == null) {
            out.println(report.because());
            return;
        }
        out.printf("Chosen: %s. %s%n", report.chosen(), report.because());
        quality(report.quality(), out);
    }

    private static void tried(FitReport report, PrintWriter out) {
        Table table = new Table("model", "all:", "regulars:", "Brier:", "log loss:", "description");
        for (FitReport.Tried each : report.tried()) {
            table.row(
                    each.name(),
                    area(each.all()),
                    area(each.regulars()),
                    figure(each.brier()),
                    figure(each.logLoss()),
                    each.refusal() == null ? each.description() : "rejected: " + each.refusal());
        }
        table.print(out);
        out.printf(
                "Regulars have at least %d days with purchases. Brier score and log loss: smaller is better.%n",
                FitReport.REGULAR);
    }

    private static void quality(FitReport.Quality quality, PrintWriter out) {
        out.printf(
                "In %s, %s of %d customers bought nothing. Brier score %s; a constant prediction of that share"
                        + " scores %s.%n",
                quality.windows() == 1 ? "the held-out period" : quality.windows() + " held-out periods",
                percent(quality.baseRate()),
                quality.cases(),
                figure(quality.brier()),
                figure(quality.baseBrier()));
        if (quality.corrected()) {
            out.println("Its probabilities were calibrated on those periods.");
        }
        Table table = new Table("customers:", "predicted:", "observed:");
        quality.bins().forEach(bin -> table.row(bin.customers(), percent(bin.said()), percent(bin.cameTrue())));
        table.print(out);
    }

    private static String inUse(ChurnFitting.Fitted fitted) {
        long days = Objects.requireNonNull(fitted.inUseDays());
        return "fit " + fitted.inUse() + ", which is " + (days == 1 ? "1 day" : days + " days") + " old"
                + (days > OLD_DAYS ? " (outdated: fit again)" : "");
    }

    private static String area(@Nullable RocAuc rocAuc) {
        return rocAuc == null ? "-" : String.format(Locale.ROOT, "%.3f ±%.3f", rocAuc.value(), rocAuc.standardError());
    }

    private static String figure(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
