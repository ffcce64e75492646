package org.holdfast.cli.reports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.holdfast.cli.terminal.Table;
import org.holdfast.facts.validation.SpreadsheetCells;
import org.holdfast.loyalty.measures.Average;
import org.holdfast.loyalty.measures.LifetimeValue;
import org.holdfast.loyalty.measures.MeasureGroup;
import org.holdfast.loyalty.measures.MeasureReport;
import org.holdfast.loyalty.measures.NetPromoterScore;
import org.holdfast.loyalty.measures.Proportion;
import org.holdfast.loyalty.measures.UpsellRatio;
import org.jspecify.annotations.Nullable;

/** Prints measures as tables for people, or as CSV for spreadsheets. */
final class MeasuresPrinter {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final List<String> SHARE = List.of("", "Part", "Whole", "Low", "High");
    private static final List<String> AVERAGE = List.of("", "Sum", "Count", "Unknown");

    private MeasuresPrinter() {}

    static void print(MeasureReport report, PrintWriter out) {
        out.printf(
                "%s to %s, as known at %s; amounts in %s. Retention: of those who bought between %s and %s.%n%n",
                report.from(),
                report.to(),
                report.asOf(),
                report.currency(),
                report.comparedFrom(),
                report.comparedTo());
        overall(report.all(), out);
        if (report.by() != null) {
            out.println();
            groups(report, out);
        }
    }

    private static void overall(MeasureGroup all, PrintWriter out) {
        Table table = new Table("measure", "value:", "95 %", "based on");
        NetPromoterScore nps = all.netPromoterScore();
        UpsellRatio upsell = all.upsellRatio();
        LifetimeValue lifetime = all.lifetimeValue();
        table.row(
                "customers",
                all.size().customers(),
                "",
                all.size().ordersKnown() + " with known orders, " + all.size().buyers() + " of them bought");
        share(table, "repurchase rate", all.repurchaseRate(), "buyers bought on at least two days");
        table.row(
                "Net Promoter Score",
                text(nps.score()),
                range(text(nps.low()), text(nps.high())),
                nps.promoters() + " promoters, " + nps.passives() + " passives, " + nps.detractors() + " detractors");
        table.row(
                "upsell ratio",
                text(upsell.ratio()),
                "",
                upsell.several() + " bought several kinds, " + upsell.one() + " bought one, " + upsell.unknown()
                        + " unknown");
        share(table, "retention rate", all.retentionRate(), "earlier buyers bought again");
        share(table, "churn rate", all.churnRate(), "earlier buyers did not buy again");
        average(table, "sales per customer", all.salesPerCustomer(), "buyers, less returns");
        average(table, "spend per order", all.spendPerOrder(), "orders");
        average(table, "lifetime value, past", lifetime.past(), "buyers of all time, less returns");
        table.row(
                "lifetime value, expected",
                lifetime.expected() == null ? "" : lifetime.expected().toPlainString(),
                range(text(lifetime.low()), text(lifetime.high())),
                lifetime.expected() == null
                        ? "too few earlier buyers (fewer than " + LifetimeValue.MIN_CUSTOMERS + ")"
                        : "expected future revenue per buyer");
        table.row(
                "engagement",
                text(all.engagement().mean()),
                "",
                "out of 100, " + all.engagement().count() + " customers");
        table.print(out);
    }

    private static void share(Table table, String name, Proportion proportion, String words) {
        table.row(
                name,
                percent(proportion.rate()),
                range(percent(proportion.low()), percent(proportion.high())),
                proportion.part() + " of " + proportion.whole() + " " + words);
    }

    private static void average(Table table, String name, Average average, String words) {
        table.row(
                name,
                text(average.mean()),
                "",
                average.count() + " " + words
                        + (average.unknown() == 0 ? "" : "; " + average.unknown() + " without a known value excluded"));
    }

    private static void groups(MeasureReport report, PrintWriter out) {
        Table table = new Table(
                String.valueOf(report.by()),
                "customers:",
                "buyers:",
                "repurchase:",
                "NPS:",
                "upsell:",
                "retention:",
                "churn:",
                "sales:",
                "per order:",
                "lifetime:",
                "expected:",
                "engagement:");
        for (MeasureGroup group : report.groups()) {
            table.row(
                    group.name() == null ? "(unknown)" : group.name(),
                    group.size().customers(),
                    group.size().buyers(),
                    percent(group.repurchaseRate().rate()),
                    text(group.netPromoterScore().score()),
                    text(group.upsellRatio().ratio()),
                    percent(group.retentionRate().rate()),
                    percent(group.churnRate().rate()),
                    text(group.salesPerCustomer().mean()),
                    text(group.spendPerOrder().mean()),
                    text(group.lifetimeValue().past().mean()),
                    text(group.lifetimeValue().expected()),
                    text(group.engagement().mean()));
        }
        table.print(out);
    }

    /** Prints one row for all customers and one for each group; the columns are named as in the JSON. */
    static void csv(MeasureReport report, PrintWriter out) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord(Stream.of(
                        Stream.of("asOf", "from", "to", "currency", "by", "name", "customers", "ordersKnown", "buyers"),
                        names("repurchaseRate", SHARE),
                        Stream.of(
                                "promoters",
                                "passives",
                                "detractors",
                                "netPromoterScore",
                                "netPromoterScoreLow",
                                "netPromoterScoreHigh",
                                "severalKinds",
                                "oneKind",
                                "kindsUnknown",
                                "upsellRatio"),
                        names("retentionRate", SHARE),
                        names("churnRate", SHARE),
                        names("salesPerCustomer", AVERAGE),
                        names("spendPerOrder", AVERAGE),
                        names("lifetimeValue", AVERAGE),
                        Stream.of(
                                "expectedLifetimeValue",
                                "expectedLifetimeValueLow",
                                "expectedLifetimeValueHigh",
                                "engagement"))
                .flatMap(each -> each)
                .toArray(String[]::new));
        csv.writeRecord(line(report, report.all(), "(all)"));
        report.groups()
                .forEach(group -> csv.writeRecord(
                        SpreadsheetCells.of(line(report, group, group.name() == null ? "" : group.name()))));
        out.print(text);
        out.flush();
    }

    private static String[] line(MeasureReport report, MeasureGroup group, String name) {
        NetPromoterScore nps = group.netPromoterScore();
        UpsellRatio upsell = group.upsellRatio();
        LifetimeValue lifetime = group.lifetimeValue();
        return Stream.of(
                        Stream.of(
                                report.asOf(),
                                report.from(),
                                report.to(),
                                report.currency(),
                                Objects.toString(report.by(), ""),
                                name,
                                group.size().customers(),
                                group.size().ordersKnown(),
                                group.size().buyers()),
                        cells(group.repurchaseRate()),
                        Stream.of(
                                nps.promoters(),
                                nps.passives(),
                                nps.detractors(),
                                text(nps.score()),
                                text(nps.low()),
                                text(nps.high()),
                                upsell.several(),
                                upsell.one(),
                                upsell.unknown(),
                                text(upsell.ratio())),
                        cells(group.retentionRate()),
                        cells(group.churnRate()),
                        cells(group.salesPerCustomer()),
                        cells(group.spendPerOrder()),
                        cells(lifetime.past()),
                        Stream.of(
                                text(lifetime.expected()),
                                text(lifetime.low()),
                                text(lifetime.high()),
                                text(group.engagement().mean())))
                .flatMap(each -> each)
                .map(String::valueOf)
                .toArray(String[]::new);
    }

    private static Stream<String> names(String name, List<String> endings) {
        return endings.stream().map(name::concat);
    }

    private static Stream<Object> cells(Proportion proportion) {
        return Stream.of(
                text(proportion.rate()),
                proportion.part(),
                proportion.whole(),
                text(proportion.low()),
                text(proportion.high()));
    }

    private static Stream<Object> cells(Average average) {
        return Stream.of(text(average.mean()), text(average.sum()), average.count(), average.unknown());
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private static String percent(@Nullable BigDecimal share) {
        return share == null ? "" : share.multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP) + " %";
    }

    private static String range(String low, String high) {
        return low.isEmpty() ? "" : low + " to " + high;
    }
}
