package org.holdfast.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import org.holdfast.SharedData;
import org.holdfast.churn.Backtest;
import org.holdfast.churn.GeneratedCustomers;
import org.holdfast.churn.ModelSelection;
import org.holdfast.churn.RealHistories;
import org.holdfast.churn.purchases.PurchaseHistory;
import org.holdfast.churn.purchases.PurchaseSample;
import org.holdfast.cli.reports.FitPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Measures how well the chance of no further purchase is predicted for two real shops and for an invented charity whose
 * donors give once a year: the predictions of {@code fit} on a day against what happened after it. The real purchases
 * are not part of the project; {@code -Dholdfast.data=FOLDER} names their folder.
 */
public final class AtRisk {

    private static final int DONORS = 4_000;
    private static final long SEED = 1;

    private AtRisk() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        LocalDate newYearsEve = LocalDate.parse("2026-12-31");
        Collection<PurchaseHistory> donors = GeneratedCustomers.donors(SEED, DONORS, 2019);
        tell("Made-up donors, eight seasons", donors, newYearsEve, null, 365, out);
        tell("The same, asked for 90 days", donors, newYearsEve, 90, 365, out);
        if (missing(SharedData.CDNOW, out) | missing(SharedData.ONLINE_RETAIL, out)) {
            return;
        }
        tell(
                "CDNOW, 39 + 39 weeks",
                RealHistories.cdnow(SharedData.CDNOW).values(),
                LocalDate.parse("1997-09-30"),
                null,
                273,
                out);
        tell(
                "Online Retail, 9 months + 100 days",
                RealHistories.onlineRetail(SharedData.ONLINE_RETAIL).values(),
                LocalDate.parse("2011-08-31"),
                null,
                100,
                out);
    }

    private static boolean missing(Path file, PrintWriter out) {
        boolean missing = !Files.exists(file);
        if (missing) {
            out.println(file + " is missing; say where it is with -Dholdfast.data=FOLDER.");
        }
        return missing;
    }

    private static void tell(
            String shop,
            Collection<PurchaseHistory> all,
            LocalDate asOf,
            @Nullable Integer days,
            int holdout,
            PrintWriter out) {
        long start = System.nanoTime();
        PurchaseSample known = RealHistories.knownAt(asOf, all);
        ModelSelection.Found found =
                days == null ? ModelSelection.search(known, asOf) : ModelSelection.search(known, asOf, days);
        out.printf("%n== %s (%.1f s)%n", shop, (System.nanoTime() - start) / 1e9);
        FitPrinter.print(found.report(), out);
        if (found.model() == null) {
            return;
        }
        Backtest.printSilence(all, asOf, holdout, out);
        Backtest reckoning = new Backtest(all, asOf, found.model());
        out.printf("%nWhat came after %s:%n", asOf);
        reckoning.printRanking(holdout, out);
        reckoning.printReliability(found.report().days(), out);
    }
}
