package org.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.holdfast.Samples;
import org.holdfast.diagnostics.Problem;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.table.xlsx.Workbooks;
import org.junit.jupiter.api.Test;

/** A table in a workbook is supported everywhere, like one in CSV. */
class WorkbookBookTest {

    private static final String CSV = "areas/regulars/tier-by-spend.csv";
    private static final String XLSX = "areas/regulars/tier-by-spend.xlsx";
    private static final String SCENARIOS = "areas/regulars/tier-by-spend.scenarios.yaml";

    private final RuleBookValidator check = Samples.check();

    private static Map<String, byte[]> withWorkbook(String csv) {
        Map<String, byte[]> files = Samples.shippedFiles();
        files.remove(CSV);
        files.put(XLSX, Workbooks.of(csv));
        return files;
    }

    @Test
    void itsScenariosAreFoundAndPass() {
        ValidationReport checked = check.check(
                BookSource.ofBytes(withWorkbook(Samples.shippedTexts().get(CSV))));

        assertThat(checked.passed()).isTrue();
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.scenarios())
                .filteredOn(result -> result.scenario().ruleFile().equals(XLSX))
                .hasSizeGreaterThan(1);
        assertThat(checked.book().rules().rule("Gold tier"))
                .map(Rule::origin)
                .hasToString("Optional[" + XLSX + ", line 9]");
    }

    @Test
    void aFailingScenarioAndAnUntestedRowAreReported() {
        Map<String, byte[]> files = withWorkbook(Samples.shippedTexts().get(CSV)
                + "Diamond tier,\"1000000, 2000000\",Holdfast Club,yes,diamond,diamond\n");
        ValidationReport checked = check.check(BookSource.ofBytes(files));

        assertThat(checked.problems())
                .extracting(Problem::toString)
                .containsExactly(XLSX + ", line 10: warning: No scenario shows the rule "
                        + "\"Diamond tier\" acting. Maybe add one to " + SCENARIOS + ".");
        assertThat(checked.coverage().neverActingRows()).extracting(Rule::name).containsExactly("Diamond tier");

        ValidationReport moved = check.check(
                BookSource.ofBytes(withWorkbook(Samples.shippedTexts().get(CSV).replace("1000", "1500"))));
        assertThat(moved.passed()).isFalse();
        assertThat(moved.problems())
                .filteredOn(Problem::isError)
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.origin().file()).isEqualTo(SCENARIOS));
    }

    @Test
    void aCsvFileConvertedToAWorkbookKeepsItsScenarios() {
        assertThat(check.check(BookSource.ofBytes(Samples.shippedFiles())).passed())
                .isTrue();

        ValidationReport checked = check.check(
                BookSource.ofBytes(withWorkbook(Samples.shippedTexts().get(CSV))));
        assertThat(checked.problems()).isEmpty();

        Map<String, byte[]> without = Samples.shippedFiles();
        without.remove(CSV);
        assertThat(check.check(BookSource.ofBytes(without)).problems())
                .extracting(Problem::message)
                .contains("There is no rule file beside these scenarios.");
        assertThat(check.check(BookSource.ofBytes(Samples.shippedFiles())).problems())
                .isEmpty();
    }

    @Test
    void theLockFileOfAnOpenWorkbookIsIgnored() {
        Map<String, byte[]> files = withWorkbook(Samples.shippedTexts().get(CSV));
        String version = BookSource.ofBytes(files).version();
        files.put("areas/regulars/~$tier-by-spend.xlsx", new byte[165]);
        files.put("areas/regulars/.~lock.tier-by-spend.xlsx#", "somebody".getBytes(StandardCharsets.UTF_8));

        assertThat(check.check(BookSource.ofBytes(files)).problems()).isEmpty();
        assertThat(BookSource.ofBytes(files).version()).isEqualTo(version);
    }

    @Test
    void anInvalidWorkbookIsRefusedByName() {
        Map<String, byte[]> files = Samples.shippedFiles();
        files.put("areas/regulars/other.xlsx", files.get(CSV));

        assertThat(check.check(BookSource.ofBytes(files)).problems())
                .filteredOn(Problem::isError)
                .extracting(Problem::toString)
                .containsExactly(
                        "areas/regulars/other.xlsx: This is not an .xlsx workbook. Maybe open it in a spreadsheet "
                                + "program and save it again as .xlsx.");
    }
}
