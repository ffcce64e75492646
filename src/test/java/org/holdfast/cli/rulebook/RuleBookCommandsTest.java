package org.holdfast.cli.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.cli.CommandLines;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Commands that need only a rule book. */
class RuleBookCommandsTest {

    @TempDir
    private Path folder;

    @Test
    void theShippedRuleBookPasses() {
        CommandLines.Result result = CommandLines.run("check", "--no-customers", "rules");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).containsPattern("Passed: \\d+ rules, \\d+ scenarios, languages en ro ru, ");
        assertThat(result.exit()).isEqualTo(ExitCode.SUCCESS);
    }

    @Test
    void anExampleIsCheckedAndRunInEveryLanguage() {
        CommandLines.Result check = CommandLines.run("check", "rules/examples/streaks");
        CommandLines.Result test = CommandLines.run("test", "--quiet", "rules/examples/streaks");

        assertThat(check.out()).containsSubsequence("streaks en", "Passed: ", "streaks ro", "Passed: ", "streaks ru");
        assertThat(check.exit()).isEqualTo(ExitCode.SUCCESS);
        assertThat(test.out()).containsSubsequence("streaks en", " 0 failed", "streaks ro", " 0 failed", "streaks ru");
        assertThat(test.exit()).isEqualTo(ExitCode.SUCCESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check --format json", "check --gaming", "test --watch", "test --junit x.xml"})
    void examplesAreRefusedWhereOneRuleBookIsExpected(String command) {
        CommandLines.Result result = CommandLines.run((command + " rules/examples").split(" "));

        assertThat(result.err()).contains("Examples are ");
        assertThat(result.exit()).isEqualTo(2);
    }

    @Test
    void anEmptyRuleBookFailsTheCheckWithTheNumberOfErrors() {
        CommandLines.Result result = CommandLines.run("check", "--no-customers", folder.toString());

        assertThat(result.out())
                .contains("There is not a single rule")
                .containsPattern("\\d+ error\\(s\\), no warnings");
        assertThat(result.exit()).isEqualTo(ExitCode.CHECK_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check --no-customers", "test", "tour", "phrases", "rules --dir"})
    void aMissingFolderIsNamed(String command) {
        String missing = folder.resolve("missing").toString();

        CommandLines.Result result = CommandLines.run((command + " " + missing).split(" "));

        assertThat(result.err()).contains(missing).doesNotContain("Exception", "\tat ");
        assertThat(result.out()).isEmpty();
        assertThat(result.exit()).isEqualTo(ExitCode.CHECK_FAILED);
    }

    @Test
    void noScenarioIsRunInARuleBookWithErrors() throws Exception {
        Path area = Files.createDirectories(folder.resolve("areas/regulars"));
        Files.writeString(area.resolve("tea.dslr"), "rule \"Tea\"\nwhen\n    Tea is served\nthen\nend\n");

        CommandLines.Result test = CommandLines.run("test", folder.toString());
        CommandLines.Result tour = CommandLines.run("tour", folder.toString());

        assertThat(test.out()).contains("tea.dslr").contains("The rule book has errors; no scenario was run.");
        assertThat(test.exit()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(tour.err()).contains("tea.dslr");
        assertThat(tour.exit()).isEqualTo(ExitCode.CHECK_FAILED);
    }

    @Test
    void rulesAreListedAsATableOrAsJson() {
        CommandLines.Result table = CommandLines.run("rules", "--dir", "rules");
        CommandLines.Result json = CommandLines.run("rules", "--dir", "rules", "--json");

        assertThat(table.out().lines().findFirst().orElseThrow()).matches("rule +area +proposes +owner +state +file");
        JsonNode first =
                FactsJson.mapper().readTree(json.out().lines().findFirst().orElseThrow());
        assertThat(first.propertyNames()).contains("name", "area", "actions", "file", "line");
        assertThat(json.out().lines().count()).isEqualTo(table.out().lines().count() - 1);
    }

    @Test
    void scenariosAreRunQuietlyWithCoverageAndAReport() throws Exception {
        Path report = folder.resolve("report.xml");

        CommandLines.Result result =
                CommandLines.run("test", "--quiet", "--coverage", "--junit", report.toString(), "rules");

        assertThat(result.exit()).isEqualTo(ExitCode.SUCCESS);
        assertThat(result.out())
                .contains("Coverage: ", " scenarios, 0 failed, in ")
                .doesNotContain("  pass  ");
        assertThat(Files.readString(report))
                .startsWith("<?xml")
                .contains("<testsuites tests=\"", " failures=\"0\"><testsuite name=\"areas/");
    }
}
