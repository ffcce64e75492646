package org.holdfast.cli.reports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.holdfast.cli.terminal.Table;
import org.holdfast.facts.validation.SpreadsheetCells;
import org.holdfast.reports.ActionReport;
import org.holdfast.reports.Uplift;
import org.jspecify.annotations.Nullable;

/** Prints a report as tables for people, or as CSV for spreadsheets. */
final class ReportPrinter {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ReportPrinter() {}

    static void print(ActionReport report, PrintWriter out) {
        out.printf(
                "%s to %s, amounts in %s. Kept: ordered within %d days after the decision.%n%n",
                report.from(), report.until(), report.currency(), report.keptDays());
        if (report.actions().isEmpty()) {
            out.println("There were no decisions.");
            return;
        }
        Table brought = new Table(
                "rule",
                "action",
                "decided:",
                "presented:",
                "delivered:",
                "accepted:",
                "rejected:",
                "ignored:",
                "failed:",
                "rate:",
                "granted:",
                "cost:",
                "spent:");
        Table kept = new Table(
                "rule", "action", "customers:", "kept:", "share:", "control:", "kept:", "share:", "uplift (95 %)");
        Table held = new Table("rule", "action", "held back by", "customers:");
        for (ActionReport.Line line : report.actions()) {
            brought.row(
                    line.rule(),
                    line.action(),
                    line.counts().decided(),
                    line.counts().presented(),
                    line.counts().delivered(),
                    line.counts().accepted(),
                    line.counts().rejected(),
                    line.counts().ignored(),
                    line.counts().failed(),
                    percent(line.counts().acceptanceRate()),
                    line.amounts().granted().toPlainString(),
                    line.amounts().cost().toPlainString(),
                    line.amounts().spent().toPlainString());
            kept.row(
                    line.rule(),
                    line.action(),
                    line.reached().known(),
                    line.reached().kept(),
                    percent(line.reached().keptShare()),
                    line.control().known(),
                    line.control().kept(),
                    percent(line.control().keptShare()),
                    uplift(line.uplift()));
            line.heldBack()
                    .forEach((guardrail, customers) -> held.row(line.rule(), line.action(), guardrail, customers));
        }
        brought.print(out);
        out.println();
        kept.print(out);
        if (report.actions().stream().anyMatch(line -> !line.heldBack().isEmpty())) {
            out.println();
            held.print(out);
        }
    }

    private static String uplift(Uplift uplift) {
        return switch (uplift.finding()) {
            case NO_CONTROL_GROUP -> "no control group";
            case TOO_FEW -> "too few customers (fewer than " + Uplift.MIN_CUSTOMERS + ")";
            case GAIN, LOSS, NOT_SURE ->
                points(uplift.difference()) + " (" + points(uplift.low()) + " to " + points(uplift.high()) + ")"
                        + (uplift.finding() == Uplift.Finding.NOT_SURE ? ", not significant" : "");
        };
    }

    private static String percent(@Nullable BigDecimal share) {
        return share == null ? "" : share.multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP) + " %";
    }

    private static String points(@Nullable BigDecimal share) {
        return share == null ? "" : (share.signum() > 0 ? "+" : "") + percent(share);
    }

    /** Prints one row for each rule and action; the columns are named as in the JSON. */
    static void csv(ActionReport report, PrintWriter out) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord(
                "from",
                "until",
                "currency",
                "rule",
                "action",
                "area",
                "kind",
                "decided",
                "presented",
                "delivered",
                "accepted",
                "rejected",
                "ignored",
                "failed",
                "acceptanceRate",
                "granted",
                "cost",
                "spent",
                "heldBack",
                "keptDays",
                "reached",
                "reachedKnown",
                "reachedWaiting",
                "reachedKept",
                "reachedKeptShare",
                "control",
                "controlKnown",
                "controlWaiting",
                "controlKept",
                "controlKeptShare",
                "finding",
                "difference",
                "low",
                "high");
        for (ActionReport.Line line : report.actions()) {
            ActionReport.Group reached = line.reached();
            ActionReport.Group control = line.control();
            csv.writeRecord(texts(
                    report.from(),
                    report.until(),
                    report.currency(),
                    line.rule(),
                    line.action(),
                    line.area(),
                    line.kind(),
                    line.counts().decided(),
                    line.counts().presented(),
                    line.counts().delivered(),
                    line.counts().accepted(),
                    line.counts().rejected(),
                    line.counts().ignored(),
                    line.counts().failed(),
                    line.counts().acceptanceRate(),
                    line.amounts().granted(),
                    line.amounts().cost(),
                    line.amounts().spent(),
                    heldBack(line.heldBack()),
                    report.keptDays(),
                    reached.customers(),
                    reached.known(),
                    reached.waiting(),
                    reached.kept(),
                    reached.keptShare(),
                    control.customers(),
                    control.known(),
                    control.waiting(),
                    control.kept(),
                    control.keptShare(),
                    line.uplift().finding(),
                    line.uplift().difference(),
                    line.uplift().low(),
                    line.uplift().high()));
        }
        out.print(text);
        out.flush();
    }

    private static String heldBack(Map<String, Long> heldBack) {
        return heldBack.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String[] texts(@Nullable Object... values) {
        String[] texts = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] =
                    values[i] instanceof BigDecimal number ? number.toPlainString() : Objects.toString(values[i], "");
        }
        return SpreadsheetCells.of(texts);
    }
}
