package org.holdfast.cli.rulebook;

import java.io.PrintWriter;
import org.holdfast.guardrails.SemanticsDiff;
import org.holdfast.insight.UpgradeService;
import org.holdfast.simulation.comparison.DifferenceReport;
import picocli.CommandLine.Model.CommandSpec;

/** What a publication changes because this version of the program takes rules to mean something else. */
final class UpgradePrinter {

    private UpgradePrinter() {}

    static void print(UpgradeService.Report report, CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "What is live means what it meant under semantics %s; what is published now means semantics %s.%n",
                report.from(), report.to());
        if (report.changes() == null) {
            out.println("The folder cannot be decided with; \"check\" says why.");
            return;
        }
        out.println(
                report.rules().isEmpty()
                        ? "No rule means anything else."
                        : report.rules().size() + " rule(s) mean something else:");
        for (SemanticsDiff.Changed changed : report.rules()) {
            out.printf("  %s (%s, line %d)%n", changed.rule(), changed.file(), changed.line());
            changed.what().forEach(what -> out.printf("      %s%n", what));
        }
        DifferenceReport.Changes changes = report.changes();
        out.printf(
                "Of %d customers, %d gain, %d lose, %d get something else, and for %d something is newly held back.%n",
                report.customers(), changes.gained(), changes.lost(), changes.somethingElse(), changes.heldBack());
    }
}
