package org.holdfast.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.holdfast.cli.CommandLines;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.insight.SimulationReport;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.simulation.comparison.ActionChange;
import org.holdfast.simulation.comparison.ChosenAction;
import org.holdfast.simulation.comparison.CustomerDifference;
import org.holdfast.simulation.comparison.DifferenceReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationPrinterTest {

    private static final DifferenceReport.Sum TWO =
            new DifferenceReport.Sum(2, new BigDecimal("20.00"), new BigDecimal("21.00"), new BigDecimal("50.00"));
    private static final DifferenceReport.Sum ONE =
            new DifferenceReport.Sum(1, new BigDecimal("10.00"), new BigDecimal("10.50"), new BigDecimal("25.00"));
    private static final CustomerDifference GAINED =
            difference("C-1", ActionChange.GAINED, null, action("win-back", "Win back", null, "10"));
    private static final CustomerDifference LOST =
            difference("C-2", ActionChange.LOST, action("remind", "Remind, kindly", "5512", null), null);
    private static final CustomerDifference SAME =
            difference("C-3", ActionChange.SAME, action("remind", "Remind, kindly", null, null), null);

    @TempDir
    private Path folder;

    private static ChosenAction action(String action, String rule, @Nullable String subject, @Nullable String amount) {
        return new ChosenAction(
                action,
                ActionKind.OFFER,
                "at-risk",
                rule,
                subject,
                amount == null ? null : new BigDecimal(amount),
                BigDecimal.ONE,
                BigDecimal.TEN,
                true,
                null);
    }

    private static CustomerDifference difference(
            String customer, ActionChange change, @Nullable ChosenAction before, @Nullable ChosenAction after) {
        return new CustomerDifference(customer, change, before, after, null, "a reason", List.of(), List.of());
    }

    private static SimulationReport report(List<SimulationReport.FailedScenario> failed) {
        DifferenceReport.Effect effect = new DifferenceReport.Effect(TWO, ONE, 2, 1);
        DifferenceReport.Effect none = new DifferenceReport.Effect(ONE, ONE, 0, 0);
        return new SimulationReport(
                Instant.parse("2026-03-15T10:00:00Z"),
                "sha256:a",
                "sha256:b",
                "EUR",
                320,
                320,
                new DifferenceReport(
                        new DifferenceReport.Changes(1, 1, 0, 0, 0, 2, 0, 316),
                        effect,
                        List.of(
                                new DifferenceReport.OfAction("win-back", ActionKind.OFFER, "at-risk", effect),
                                new DifferenceReport.OfAction("thank", ActionKind.GOODWILL, "regulars", none)),
                        List.of(new DifferenceReport.OfArea("at-risk", effect)),
                        List.of(new DifferenceReport.OfRule(
                                "Win back", new DifferenceReport.Reach(5, 2), new DifferenceReport.Reach(4, 1))),
                        List.of(GAINED, LOST)),
                failed,
                List.of(),
                List.of(new SimulationReport.Warning("tea.dslr", 3, "No customer has \"tee\".", "Maybe \"tea\".")));
    }

    private static String printed(List<SimulationReport.FailedScenario> failed) {
        return CommandLines.printed(out -> SimulationPrinter.print(report(failed), out));
    }

    @Test
    void actionsWithoutChangesAreOnlyCounted() {
        assertThat(printed(List.of()))
                .contains("win-back  at-risk       2      1", "1 action without changes is not shown.")
                .doesNotContain("thank");
    }

    @Test
    void rulesTotalsAndCostsArePrinted() {
        assertThat(printed(List.of()))
                .contains(
                        "rule      match before  match after  get before  get after\n",
                        "Win back             5            4           2          1\n",
                        "320 of 320 customers compared as of 2026-03-15T10:00:00Z: 1 gain an action, 1 lose one, 2 get"
                                + " something else (2 another amount), 0 have a new proposal held back,"
                                + " 316 are unaffected.\n",
                        "The cost would be 10.50 EUR instead of 21.00 (-10.50). Of the 2 affected customers,"
                                + " 1 may be contacted.\n");
    }

    @Test
    void examplesAreGroupedByTheKindOfChange() {
        assertThat(printed(List.of())).contains("""

                        Gain an action, for example
                          C-1: win-back with 10 EUR (Win back)
                            a reason

                        Lose an action, for example
                          C-2: remind for 5512 (Remind, kindly)
                            a reason
                        """);
    }

    @Test
    void valuesThatNoCustomerHasAreListed() {
        assertThat(printed(List.of()))
                .contains("Values in rules that no customer has:\n"
                        + "  tea.dslr, line 3: No customer has \"tee\". Maybe \"tea\".\n")
                .doesNotContain("cannot be published");
    }

    @Test
    void failedScenariosAreListedUpToALimit() {
        List<SimulationReport.FailedScenario> failed = IntStream.rangeClosed(1, 11)
                .mapToObj(line -> new SimulationReport.FailedScenario("s" + line, "a.yaml", line, "expected x"))
                .toList();

        assertThat(printed(failed.subList(0, 1)))
                .contains("This rule book cannot be published: 1 scenario fails.\n  a.yaml, line 1: s1\n");
        assertThat(printed(failed))
                .contains("11 scenarios fail.", "  a.yaml, line 10: s10\n  ... and 1 more\n")
                .doesNotContain("s11");
    }

    @Test
    void csvHasARowForEachAffectedCustomer() throws Exception {
        Path file = folder.resolve("changes.csv");
        try (SimulationWriter writer = SimulationWriter.to(file)) {
            List.of(GAINED, LOST, SAME).forEach(writer::write);
        }

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "customerId,change,beforeAction,beforeRule,beforeSubject,beforeAmount,"
                                + "afterAction,afterRule,afterSubject,afterAmount,reachable,why",
                        "C-1,gained,,,,,win-back,Win back,,10,true,a reason",
                        "C-2,lost,remind,\"Remind, kindly\",5512,,,,,,true,a reason");
    }

    @Test
    void jsonIsTheReport() throws Exception {
        Path file = folder.resolve("report.json");
        try (SimulationWriter writer = SimulationWriter.to(file)) {
            writer.write(GAINED);
            writer.write(report(List.of()));
        }

        assertThat(FactsJson.mapper()
                        .readTree(Files.readString(file))
                        .path("compared")
                        .asInt())
                .isEqualTo(320);
    }

    @Test
    void withoutAFileNothingIsWritten() throws Exception {
        try (SimulationWriter writer = SimulationWriter.to(null)) {
            writer.write(GAINED);
            writer.write(report(List.of()));
        }

        assertThat(folder).isEmptyDirectory();
        assertThat(SimulationWriter.supports(Path.of("a.json"))).isTrue();
        assertThat(SimulationWriter.supports(Path.of("a.xlsx"))).isFalse();
    }
}
