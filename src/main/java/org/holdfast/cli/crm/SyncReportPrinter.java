package org.holdfast.cli.crm;

import java.io.PrintWriter;
import org.holdfast.crm.sync.SyncReport;

/** Prints the result of a load. */
final class SyncReportPrinter {

    private static final int MAX_SHOWN = 20;

    private SyncReportPrinter() {}

    static void print(String name, SyncReport report, double seconds, PrintWriter out) {
        report.bad().stream().limit(MAX_SHOWN).forEach(out::println);
        if (report.bad().size() > MAX_SHOWN) {
            out.println("...");
        }
        out.printf(
                "%s: %s in %.1f s: %d customers with %d rows read, %d new, %d changed, %d removed.%n",
                name,
                extent(report),
                seconds,
                report.read(),
                report.items(),
                report.created(),
                report.changed(),
                report.removed());
        if (report.orphanRows() > 0) {
            out.printf(
                    "Skipped %s that belong to no customer of this source; run \"crm check %s\" for details.%n",
                    counted(report.orphanRows(), "row"), name);
        }
        if (report.consentsKept() > 0) {
            out.printf(
                    "Kept %s that this source does not contain: only a later consent ends one.%n",
                    counted(report.consentsKept(), "contact refusal"));
        }
        if (report.movedAway() > 0) {
            out.printf(
                    "Left out %s moved to another customer, who still has them: correct this source.%n",
                    counted(report.movedAway(), "record"));
        }
        if (report.tooOld() > 0) {
            out.printf(
                    "Left out %s older than this company keeps (holdfast.facts.keep).%n",
                    counted(report.tooOld(), "record"));
        }
        if (report.keptCount() > 0) {
            out.printf(
                    "Kept %s that another source reported later. The first: %s.%n",
                    counted(report.keptCount(), "record"), report.kept().get(0));
        }
        if (report.badCustomers() > 0) {
            out.printf(
                    "Kept the last valid facts of %s with rows that do not fit.%n",
                    counted(report.badCustomers(), "customer"));
        }
    }

    private static String extent(SyncReport report) {
        if (!report.full()) {
            return "changes loaded";
        }
        return report.resumed() ? "full load completed" : "full load";
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
