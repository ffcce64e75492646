package org.holdfast.cli.simulation;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.cli.terminal.Table;
import org.holdfast.insight.SimulationReport;
import org.holdfast.simulation.comparison.ActionChange;
import org.holdfast.simulation.comparison.ChosenAction;
import org.holdfast.simulation.comparison.CustomerDifference;
import org.holdfast.simulation.comparison.DifferenceReport;
import org.jspecify.annotations.Nullable;

/** Prints the result of a simulation for people. */
final class SimulationPrinter {

    private static final int MAX_FAILURES = 10;

    private SimulationPrinter() {}

    static void print(SimulationReport simulationReport, PrintWriter out) {
        DifferenceReport report = simulationReport.difference();
        effects(report, out);
        rules(report, out);
        totals(simulationReport, report.changes(), report.total(), out);
        examples(report.examples(), simulationReport.currency(), out);
        scenarios(simulationReport.failedScenarios(), out);
        warnings(simulationReport.warnings(), out);
    }

    private static void warnings(List<SimulationReport.Warning> warnings, PrintWriter out) {
        if (!warnings.isEmpty()) {
            out.printf("%nValues in rules that no customer has:%n");
            warnings.forEach(
                    each -> out.printf("  %s, line %d: %s %s%n", each.file(), each.line(), each.text(), each.hint()));
        }
    }

    private static void effects(DifferenceReport report, PrintWriter out) {
        Table table = new Table(
                "action",
                "area",
                "before:",
                "after:",
                "cost before:",
                "cost after:",
                "value before:",
                "value after:",
                "affected:",
                "reachable:");
        report.actions().stream()
                .filter(each -> each.effect().changes())
                .forEach(each -> row(table, each.action(), each.area(), each.effect()));
        if (report.areas().size() > 1) {
            report.areas().stream()
                    .filter(each -> each.effect().changes())
                    .forEach(each -> row(table, "(all)", each.area(), each.effect()));
        }
        row(table, "(all)", "", report.total());
        table.print(out);
        long same = report.actions().stream()
                .filter(each -> !each.effect().changes())
                .count();
        if (same > 0) {
            out.printf(
                    "%d action%s without changes %s not shown.%n",
                    same, same == 1 ? "" : "s", same == 1 ? "is" : "are");
        }
    }

    /**
     * Prints for each changed rule how many customers match it and how many get what it proposes. The others get a
     * better action, or the proposal is held back.
     */
    private static void rules(DifferenceReport report, PrintWriter out) {
        List<DifferenceReport.OfRule> changed =
                report.rules().stream().filter(DifferenceReport.OfRule::changes).toList();
        if (!changed.isEmpty()) {
            out.println();
            Table table = new Table("rule", "match before:", "match after:", "get before:", "get after:");
            changed.forEach(each -> table.row(
                    each.rule(),
                    each.before().matching(),
                    each.after().matching(),
                    each.before().getting(),
                    each.after().getting()));
            table.print(out);
        }
    }

    private static void row(Table table, String action, String area, DifferenceReport.Effect effect) {
        table.row(
                action,
                area,
                effect.before().customers(),
                effect.after().customers(),
                effect.before().cost().toPlainString(),
                effect.after().cost().toPlainString(),
                effect.before().value().toPlainString(),
                effect.after().value().toPlainString(),
                effect.affected(),
                effect.reachable());
    }

    private static void totals(
            SimulationReport simulationReport,
            DifferenceReport.Changes changes,
            DifferenceReport.Effect total,
            PrintWriter out) {
        List<String> other = new ArrayList<>();
        count(changes.otherAction(), "another action", other);
        count(changes.otherSubject(), "the same action for another subject", other);
        count(changes.otherAmount(), "another amount", other);
        count(changes.otherRule(), "the same action by another rule", other);
        BigDecimal more = total.after().cost().subtract(total.before().cost());
        out.printf(
                "%n%d of %d customers compared as of %s: %d gain an action, %d lose one, %d get something else%s,"
                        + " %d have a new proposal held back, %d are unaffected.%n",
                changes.customers(),
                simulationReport.customers(),
                simulationReport.asOf(),
                changes.gained(),
                changes.lost(),
                changes.somethingElse(),
                other.isEmpty() ? "" : " (" + String.join(", ", other) + ")",
                changes.heldBack(),
                changes.same());
        out.printf(
                "The cost would be %s %s instead of %s (%s%s). Of the %d affected customers, %d may be contacted.%n",
                total.after().cost().toPlainString(),
                simulationReport.currency(),
                total.before().cost().toPlainString(),
                more.signum() < 0 ? "" : "+",
                more.toPlainString(),
                total.affected(),
                total.reachable());
    }

    private static void count(long customers, String what, List<String> parts) {
        if (customers > 0) {
            parts.add(customers + " " + what);
        }
    }

    private static void examples(List<CustomerDifference> examples, String currency, PrintWriter out) {
        ActionChange kind = ActionChange.SAME;
        for (CustomerDifference example : examples) {
            if (example.change() != kind) {
                kind = example.change();
                out.printf("%n%s, for example%n", title(kind));
            }
            out.printf(
                    "  %s: %s%n    %s%n",
                    example.customerId(),
                    switch (kind) {
                        case GAINED -> withRule(example.after(), currency);
                        case LOST -> withRule(example.before(), currency);
                        case HELD_BACK -> withRule(example.heldBack(), currency);
                        default -> change(example.before(), example.after(), currency);
                    },
                    example.why());
        }
    }

    /** Names a rule that proposes both actions only once. */
    private static String change(@Nullable ChosenAction before, @Nullable ChosenAction after, String currency) {
        String from = before != null && after != null && before.rule().equals(after.rule())
                ? withoutRule(before, currency)
                : withRule(before, currency);
        return from + " becomes " + withRule(after, currency);
    }

    private static String title(ActionChange change) {
        return switch (change) {
            case GAINED -> "Gain an action";
            case LOST -> "Lose an action";
            case HELD_BACK -> "Held back";
            case OTHER_ACTION -> "Another action";
            case OTHER_SUBJECT -> "The same action for another subject";
            case OTHER_AMOUNT -> "Another amount";
            case OTHER_RULE -> "The same action by another rule";
            case SAME -> "No change";
        };
    }

    private static String withRule(@Nullable ChosenAction chosen, String currency) {
        return chosen == null ? "nothing" : withoutRule(chosen, currency) + " (" + chosen.rule() + ")";
    }

    private static String withoutRule(ChosenAction chosen, String currency) {
        return chosen.action()
                + (chosen.subject() == null ? "" : " for " + chosen.subject())
                + (chosen.amount() == null ? "" : " with " + chosen.amount().toPlainString() + " " + currency);
    }

    private static void scenarios(List<SimulationReport.FailedScenario> failing, PrintWriter out) {
        if (!failing.isEmpty()) {
            out.printf(
                    "%nThis rule book cannot be published: %s.%n",
                    failing.size() == 1 ? "1 scenario fails" : failing.size() + " scenarios fail");
            failing.stream()
                    .limit(MAX_FAILURES)
                    .forEach(each -> out.printf("  %s, line %d: %s%n", each.file(), each.line(), each.name()));
            if (failing.size() > MAX_FAILURES) {
                out.printf("  ... and %d more%n", failing.size() - MAX_FAILURES);
            }
        }
    }
}
