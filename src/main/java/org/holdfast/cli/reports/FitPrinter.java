package org.holdfast.cli.reports;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import org.holdfast.churn.FitReport;
import org.holdfast.churn.RocAuc;
import org.holdfast.cli.terminal.Table;
import org.holdfast.insight.ChurnFitting;
import org.jspecify.annotations.Nullable;

/** A fit as people read it. */
public final class FitPrinter {

    private static final int OLD_DAYS = 60;

    private FitPrinter() {}

    static void print(ChurnFitting.Fitted fitted, boolean dry, PrintWriter out) {
        FitReport report = fitted.report();
        print(report, out);
        if (report.chosen() == null) {
            out.printf(
                    "Nothing is kept. %s%n",
                    fitted.inUse() == null
                            ? "There is no earlier fit, so rules that ask for the chance stay silent."
                            : "Decisions go on with " + inUse(fitted) + ".");
        } else if (fitted.number() != null) {
            out.printf("Kept as fit %d; decisions use it from now on.%n", fitted.number());
        } else if (dry) {
            out.printf(
                    "Nothing is kept, because this was only a look. %s%n",
                    fitted.inUse() == null ? "There is no fit so far." : "Decisions use " + inUse(fitted) + ".");
        }
    }

    /**
     * What was tried, what was chosen, and how good it is; the same for the command and for the measurement on real
     * shops.
     */
    public static void print(FitReport report, PrintWriter out) {
        out.printf("%d customers bought on %d days until %s.%n", report.buyers(), report.purchases(), report.asOf());
        report.notes().forEach(out::println);
        if (!report.tried().isEmpty()) {
            out.printf(
                    "%nHow well each model tells who will buy nothing in %d days it has not seen (area under the curve, standard error):%n",
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
        Table table = new Table("model", "all:", "regulars:", "Brier:", "log loss:", "");
        for (FitReport.Tried each : report.tried()) {
            table.row(
                    each.name(),
                    area(each.all()),
                    area(each.regulars()),
                    figure(each.brier()),
                    figure(each.logLoss()),
                    each.refusal() == null ? each.description() : "refused: " + each.refusal());
        }
        table.print(out);
        out.printf(
                "Regulars have %d purchase days or more. Brier and log loss: the smaller the better.%n",
                FitReport.REGULAR);
    }

    private static void quality(FitReport.Quality quality, PrintWriter out) {
        out.printf(
                "In %s it had not seen, %s of %d bought nothing. Brier score %s; knowing that share alone it is %s.%n",
                quality.windows() == 1 ? "a time" : quality.windows() + " times",
                percent(quality.baseRate()),
                quality.cases(),
                figure(quality.brier()),
                figure(quality.baseBrier()));
        if (quality.corrected()) {
            out.println("Its probabilities were put right by what came out in those times.");
        }
        Table table = new Table("customers:", "said:", "came true:");
        quality.bins().forEach(bin -> table.row(bin.customers(), percent(bin.said()), percent(bin.cameTrue())));
        table.print(out);
    }

    private static String inUse(ChurnFitting.Fitted fitted) {
        long days = Objects.requireNonNull(fitted.inUseDays());
        return "fit " + fitted.inUse() + ", which is " + (days == 1 ? "1 day" : days + " days") + " old"
                + (days > OLD_DAYS ? " (old: fit again)" : "");
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
