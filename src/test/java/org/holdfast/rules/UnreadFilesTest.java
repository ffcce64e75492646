package org.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.holdfast.diagnostics.Problem;
import org.holdfast.loyalty.Semantics;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.table.xlsx.Workbooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in formats that are not read are reported with a hint. */
class UnreadFilesTest {

    private static final String TABLE = """
            RuleSet,test
            RuleTable T
            NAME,CONDITION,ACTION
            ,,
            ,The customer is a promoter,"Propose ""gift\"""
            Rule,Promoter,Gift
            One,yes,yes
            """;

    private static RuleBookReader.Result read(String path, byte[] content, Semantics semantics) {
        Map<String, byte[]> files = new TreeMap<>();
        Books.texts("sound.dslr", Books.sentences("The customer is a promoter"))
                .forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        files.put(path, content);
        return new RuleBookReader("EUR").read(BookSource.ofBytes(files).under(semantics));
    }

    private static Problem problem(String path) {
        return Books.withoutLeftovers(
                        read(path, new byte[] {1, 2, 3}, Semantics.CURRENT).problems())
                .get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "steps.xls | A table with the ending .xls is not read, so its rules would not be used. Maybe "
                        + "save it in Excel as steps.xlsx (Excel Workbook) or steps.csv",
                "steps.XLS | A table with the ending .xls is not read",
                "steps.ods | A table with the ending .ods is not read, so its rules would not be used. Maybe "
                        + "save or export it as steps.xlsx",
                "steps.numbers | A table with the ending .numbers is not read",
                "steps.xlsm | A table with the ending .xlsm is not read",
                "steps.xlsb | A table with the ending .xlsb",
                "steps.gsheet | A table with the ending .gsheet is not read, so its rules would not be used. "
                        + "Maybe download it from Google Sheets as steps.xlsx",
                "steps.tsv | A table with the ending .tsv is not read, so its rules would not be used. Maybe "
                        + "name it steps.csv; tabs between the cells are understood.",
            })
    void aTableInAnUnsupportedFormatIsAnErrorWithAHint(String file, String message) {
        Problem problem = problem("areas/test/" + file);

        assertThat(problem.isError()).isTrue();
        assertThat(problem.toString()).startsWith("areas/test/" + file + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "areas/test/rules.docx | Maybe save it as plain text with the name rules.dslr, if there are rules "
                        + "in it.",
                "areas/test/t.scenarios.yml | Maybe name it t.scenarios.yaml.",
                "areas/test/actions.yml | Maybe name it actions.yaml.",
                "messages/de.yml | Maybe name it de.yaml.",
                "messages/DE.YAML | Maybe name it de.yaml.",
                "area/test/x.dslr | Maybe \"areas\".",
                "areas/test/notes.pdf | Maybe it is in the wrong folder or has the wrong ending.",
            })
    void anyOtherUnreadFileIsAWarningWithAHint(String path, String hint) {
        Problem problem = problem(path);

        assertThat(problem.isError()).isFalse();
        assertThat(problem.toString()).isEqualTo(path + ": warning: Nothing reads this file. " + hint);
    }

    @Test
    void anUnreadCopyOfATableIsAWarning() {
        Map<String, byte[]> files = new TreeMap<>();
        Books.texts("steps.csv", TABLE).forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        files.put("areas/test/steps.ods", new byte[] {1});

        assertThat(Books.withoutLeftovers(new RuleBookReader("EUR")
                        .read(BookSource.ofBytes(files))
                        .problems()))
                .singleElement()
                .matches(problem -> !problem.isError());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Steps.CSV", "Steps.Csv"})
    void extensionsAreCaseInsensitive(String file) {
        assertThat(Objects.requireNonNull(
                                read("areas/test/" + file, TABLE.getBytes(StandardCharsets.UTF_8), Semantics.CURRENT)
                                        .book())
                        .rules())
                .extracting(Rule::name)
                .containsExactlyInAnyOrder("One", "R");
        assertThat(Objects.requireNonNull(
                                read("areas/test/" + file, TABLE.getBytes(StandardCharsets.UTF_8), Semantics.FIRST)
                                        .book())
                        .rules())
                .extracting(Rule::name)
                .containsExactly("R");
    }

    @Test
    void upperCaseWorkbooksAreReadAndWorkbooksNamedCsvAreReported() {
        assertThat(Objects.requireNonNull(read("areas/test/Steps.XLSX", Workbooks.of(TABLE), Semantics.CURRENT)
                                .book())
                        .rules())
                .hasSize(2);
        assertThat(read("areas/test/steps.csv", Workbooks.of(TABLE), Semantics.CURRENT)
                        .problems())
                .extracting(Problem::toString)
                .contains("areas/test/steps.csv: This is a workbook with the name of a CSV file. Maybe name it "
                        + "steps.xlsx.");
    }

    @Test
    void aTableSavedAsUnicodeTextByExcelIsRead() {
        byte[] utf16 = ("\uFEFF" + TABLE.replace(',', '\t')).getBytes(StandardCharsets.UTF_16LE);

        assertThat(Objects.requireNonNull(read("areas/test/steps.csv", utf16, Semantics.CURRENT)
                                .book())
                        .rules())
                .hasSize(2);
    }
}
