package org.holdfast.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import org.holdfast.SharedData;
import org.holdfast.cli.FitPage;
import org.holdfast.loyalty.risk.ModelSearch;
import org.holdfast.loyalty.risk.PurchaseHistory;
import org.holdfast.loyalty.risk.RealHistories;
import org.holdfast.loyalty.risk.Reckoning;

/**
 * How well the chance not to come back is told for two real shops: what {@code fit} would have said on a day, and what came true after it.
 * The purchases are not part of the project; the folder is {@code -Dholdfast.data} or {@code ../shared/data}.
 */
public final class AtRisk {

    private static final int DAYS = ModelSearch.DEFAULT_DAYS;

    private AtRisk() {
    }

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        if (missing(SharedData.CDNOW, out) | missing(SharedData.ONLINE_RETAIL, out)) {
            return;
        }
        tell("CDNOW, 39 + 39 weeks", RealHistories.cdnow(SharedData.CDNOW).values(), LocalDate.parse("1997-09-30"), 273, out);
        tell("Online Retail, 9 months + 100 days", RealHistories.onlineRetail(SharedData.ONLINE_RETAIL).values(), LocalDate.parse("2011-08-31"),
                100, out);
    }

    private static boolean missing(Path file, PrintWriter out) {
        boolean missing = !Files.exists(file);
        if (missing) {
            out.println(file + " is missing; say where it is with -Dholdfast.data=FOLDER.");
        }
        return missing;
    }

    private static void tell(String shop, Collection<PurchaseHistory> all, LocalDate asOf, int holdout, PrintWriter out) {
        long start = System.nanoTime();
        ModelSearch.Found found = ModelSearch.search(RealHistories.knownAt(asOf, all), asOf, DAYS);
        out.printf("%n== %s (%.1f s)%n", shop, (System.nanoTime() - start) / 1e9);
        FitPage.print(found.report(), out);
        if (found.model() == null) {
            return;
        }
        Reckoning reckoning = new Reckoning(all, asOf, found.model());
        out.printf("%nWhat came after %s:%n", asOf);
        reckoning.printRanking(holdout, out);
        reckoning.printReliability(found.report().days(), out);
    }
}
