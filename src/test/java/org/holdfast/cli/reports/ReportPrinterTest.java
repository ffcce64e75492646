package org.holdfast.cli.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.holdfast.reports.ActionReport;
import org.holdfast.reports.Uplift;
import org.holdfast.rules.model.ActionKind;
import org.junit.jupiter.api.Test;

class ReportPrinterTest {

    private static ActionReport report(Uplift uplift) {
        ActionReport.Line line = new ActionReport.Line(
                "Win back, gently",
                "win-back",
                "at-risk",
                ActionKind.OFFER,
                new ActionReport.Counts(70, 60, 0, 12, 3, 30, 1, new BigDecimal("0.2667")),
                new ActionReport.Amounts(new BigDecimal("690.00"), new BigDecimal("34.50"), new BigDecimal("120.00")),
                Map.of("control-group", 80L, "consent", 5L),
                new ActionReport.Group(70, 70, 4, 56, new BigDecimal("0.8000")),
                new ActionReport.Group(80, 80, 2, 48, new BigDecimal("0.6000")),
                uplift);
        return new ActionReport(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-31"), 90, "EUR", List.of(line));
    }

    private static Uplift gain() {
        return new Uplift(
                Uplift.Finding.GAIN, new BigDecimal("0.2000"), new BigDecimal("0.0524"), new BigDecimal("0.3339"));
    }

    private static String printed(ActionReport report) {
        StringWriter text = new StringWriter();
        ReportPrinter.print(report, new PrintWriter(text));
        return text.toString();
    }

    @Test
    void tablesShowOutcomesUpliftAndGuardrails() {
        assertThat(printed(report(gain())).lines())
                .contains(
                        "2026-03-01 to 2026-03-31, amounts in EUR. Kept: ordered within 90 days after the decision.",
                        "Win back, gently  win-back       70         60          0        12         3       30       1"
                                + "  26.7 %   690.00  34.50  120.00",
                        "Win back, gently  win-back         70    56  80.0 %       80    48  60.0 %"
                                + "  +20.0 % (+5.2 % to +33.4 %)",
                        "Win back, gently  win-back  control-group         80");
    }

    @Test
    void upliftStatesWhenItIsUnknownOrNotSignificant() {
        assertThat(printed(report(new Uplift(Uplift.Finding.TOO_FEW, null, null, null))))
                .contains("too few customers (fewer than 30)");
        assertThat(printed(report(new Uplift(Uplift.Finding.NO_CONTROL_GROUP, null, null, null))))
                .contains("no control group");
        assertThat(printed(report(new Uplift(
                        Uplift.Finding.NOT_SURE,
                        new BigDecimal("0.0100"),
                        new BigDecimal("-0.0200"),
                        new BigDecimal("0.0400")))))
                .contains("+1.0 % (-2.0 % to +4.0 %), not significant");
        assertThat(printed(new ActionReport(
                        LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-31"), 90, "EUR", List.of())))
                .contains("There were no decisions.");
    }

    @Test
    void csvHasOneRowForEachRuleAndAction() {
        StringWriter text = new StringWriter();
        ReportPrinter.csv(report(gain()), new PrintWriter(text));

        assertThat(text.toString().lines())
                .hasSize(2)
                .last()
                .isEqualTo("2026-03-01,2026-03-31,EUR,\"Win back, gently\",win-back,at-risk,offer,"
                        + "70,60,0,12,3,30,1,0.2667,690.00,34.50,120.00,consent 5; control-group 80,90,"
                        + "70,70,4,56,0.8000,80,80,2,48,0.6000,gain,0.2000,0.0524,0.3339");
    }
}
