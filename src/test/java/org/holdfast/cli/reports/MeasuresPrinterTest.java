package org.holdfast.cli.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import org.holdfast.Samples;
import org.holdfast.cli.terminal.PeriodConverter;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.measures.GroupBy;
import org.holdfast.loyalty.measures.GroupedMeasures;
import org.holdfast.loyalty.measures.MeasureReport;
import org.holdfast.loyalty.measures.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MeasuresPrinterTest {

    private static MeasureReport report() {
        GroupedMeasures groupedMeasures = new GroupedMeasures(
                new Period(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-03-31")), GroupBy.COUNTRY);
        for (String customer : new String[] {
            "{'id':'a','country':'MD','orders':[{'id':'1','placedAt':'2025-11-01','value':100},"
                    + "{'id':'2','placedAt':'2026-01-10','value':60},{'id':'3','placedAt':'2026-02-10','value':40}],"
                    + "'surveys':[{'kind':'nps','score':9,'at':'2026-02-11'}]}",
            "{'id':'b','country':'MD','orders':[{'id':'1','placedAt':'2025-11-01','value':100,'currency':'JPY'}]}",
            "{'id':'c'}"
        }) {
            groupedMeasures.add(CustomerView.of(Samples.customer(customer), Samples.at("2026-04-01T12:00:00Z")));
        }
        return groupedMeasures.report(Instant.parse("2026-04-01T12:00:00Z"), "EUR");
    }

    @Test
    void tablesHaveOneRowForEachMeasureAndEachGroup() {
        StringWriter text = new StringWriter();
        MeasuresPrinter.print(report(), new PrintWriter(text));

        assertThat(text.toString().lines())
                .contains(
                        "2026-01-01 to 2026-03-31, as known at 2026-04-01T12:00:00Z; amounts in EUR. "
                                + "Retention: of those who bought between 2025-10-03 and 2025-12-31.",
                        "repurchase rate           100.0 %  20.7 % to 100.0 %  "
                                + "1 of 1 buyers bought on at least two days",
                        "lifetime value, past       200.00                     1 buyers of all time, less returns;"
                                + " 1 without a known value excluded",
                        "lifetime value, expected                              too few earlier buyers (fewer than 30)",
                        "MD                 2       1     100.0 %  100.0             50.0 %  50.0 %  100.00"
                                + "      50.00    200.00                 39.00",
                        "(unknown)          1       0");
    }

    @Test
    void csvHasAllCustomersFirstAndThenEachGroup() {
        StringWriter text = new StringWriter();
        MeasuresPrinter.csv(report(), new PrintWriter(text));
        String[] lines = text.toString().split("\\R");

        assertThat(lines).hasSize(4);
        assertThat(lines[0].split(",", -1)).hasSameSizeAs(lines[1].split(",", -1));
        assertThat(lines[1])
                .startsWith(
                        "2026-04-01T12:00:00Z,2026-01-01,2026-03-31,EUR,country,(all),3,2,1,1.0000,1,1,0.2065,1.0000,"
                                + "1,0,0,100.0,");
        assertThat(lines[2]).startsWith("2026-04-01T12:00:00Z,2026-01-01,2026-03-31,EUR,country,MD,2,2,1,");
        assertThat(lines[3]).startsWith("2026-04-01T12:00:00Z,2026-01-01,2026-03-31,EUR,country,,1,0,0,,0,0,,,");
    }

    @ParameterizedTest
    @CsvSource({
        "90d, 2026-01-03, 2026-04-02",
        "1d, 2026-04-02, 2026-04-02",
        "2025, 2025-01-01, 2025-12-31",
        "2026, 2026-01-01, 2026-04-02",
        "2026-02, 2026-02-01, 2026-02-28",
        "2026-04, 2026-04-01, 2026-04-02"
    })
    void aPeriodEndsTodayAtTheLatest(String text, LocalDate from, LocalDate to) {
        LocalDate today = LocalDate.parse("2026-04-02");
        PeriodConverter period = new PeriodConverter().convert(text);

        assertThat(period.from(today)).isEqualTo(from);
        assertThat(period.to(today)).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({"0d", "9999d", "d", "''", "spring", "2026-13", "20", "-90d"})
    void invalidPeriodsAreRejected(String text) {
        assertThatThrownBy(() -> new PeriodConverter().convert(text))
                .isInstanceOf(CommandLine.TypeConversionException.class)
                .hasMessage("\"" + text + "\" is not a period such as 90d (at most 3660d), 2026 or 2026-03");
    }
}
