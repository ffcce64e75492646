package org.holdfast.cli.rulebook;

import java.io.PrintWriter;
import org.holdfast.guardrails.semantics.SemanticsDiff;
import org.holdfast.insight.UpgradeService;
import org.holdfast.simulation.comparison.DifferenceReport;
import picocli.CommandLine.Model.CommandSpec;

/** Prints how a publication changes the meaning of rules because this version of the program has newer semantics. */
final class UpgradePrinter {

    private UpgradePrinter() {}

    static void print(UpgradeService.Report report, CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "The live rule book has semantics %s; rule books published now have semantics %s.%n",
                report.from(), report.to());
        if (report.changes() == null) {
            out.println("The rule book in the folder has errors; run \"check\" for details.");
            return;
        }
        out.println(
                report.rules().isEmpty()
                        ? "No rule changes its meaning."
                        : report.rules().size() + " rule(s) change their meaning:");
        for (SemanticsDiff.Changed changed : report.rules()) {
            out.printf("  %s (%s, line %d)%n", changed.rule(), changed.file(), changed.line());
            changed.what().forEach(what -> out.printf("      %s%n", what));
        }
        DifferenceReport.Changes changes = report.changes();
        out.printf(
                "Of %d customers, %d gain an action, %d lose one, %d get something else, and %d have a new proposal"
                        + " held back.%n",
                report.customers(), changes.gained(), changes.lost(), changes.somethingElse(), changes.heldBack());
    }
}
