package org.holdfast.rules.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.rules.Books.read;
import static org.holdfast.rules.Books.withoutLeftovers;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Worksheet;
import org.holdfast.CpuTime;
import org.holdfast.Samples;
import org.holdfast.diagnostics.Problem;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.table.xlsx.Workbooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table is read from a workbook as from CSV. */
class XlsxTableTest {

    /** Two values in one cell, a text, and a value in a sentence that contains quotation marks. */
    private static final String HEAD = """
            RuleSet,test
            RuleTable Spenders
            NAME,CONDITION,CONDITION,ACTION
            ,,,
            ,The customer spent at least $1 and less than $2 in the last 90 days,\
            "The customer lives in \"\"$param\"\"","Propose \"\"gift\"\" with $param EUR"
            Rule,Spent,Country,Gift
            """;

    private static List<Rule> rules(String file, byte[] content) {
        RuleBookReader.Result result = read(file, content);
        assertThat(withoutLeftovers(result.problems())).isEmpty();
        return Objects.requireNonNull(result.book()).rules();
    }

    private static List<String> problems(byte[] workbook) {
        return withoutLeftovers(read("t.xlsx", workbook).problems()).stream()
                .map(Problem::toString)
                .toList();
    }

    private static String description(Rule rule) {
        return rule.name() + " | " + rule.when().text() + " | " + rule.then() + " | line "
                + rule.origin().line() + " | " + rule.origin().text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"areas/regulars/tier-by-spend.csv", "areas/delivery/credit-late-delivery.csv"})
    void theShippedTablesAreTheSameRulesAsWorkbooks(String path) {
        String csv = Samples.shippedTexts().get(path);
        String actions =
                "credit-late-delivery: { kind: goodwill, purpose: service, channels: [email], worth: 9, cost: 0.1, "
                        + "incident: late-order }\n"
                        + "set-tier: { kind: reward, purpose: service, channels: [email], worth: 9, cost: 0.1 }\n";
        assertThat(csv).isNotNull();

        List<String> fromText = Books.rulesWith(actions, "t.csv", csv.getBytes(StandardCharsets.UTF_8)).stream()
                .map(rule -> description(rule).replace("t.csv", "t"))
                .toList();
        List<String> fromWorkbook = Books.rulesWith(actions, "t.xlsx", Workbooks.of(csv)).stream()
                .map(rule -> description(rule).replace("t.xlsx", "t"))
                .toList();

        assertThat(fromWorkbook).hasSizeGreaterThan(2).isEqualTo(fromText);
    }

    @Test
    void mergedHeadingsAndValuesAreReadAsDroolsReadsThem() {
        List<Rule> rules = rules(
                "t.xlsx",
                Workbooks.of(HEAD + "Small,\"10, 50\",MD,2\nLarge,\"50, 500\",,5\nOther,\"50, 500\",RO,5\n", sheet -> {
                    sheet.range(1, 0, 1, 3).merge();
                    sheet.range(6, 2, 7, 2).merge();
                }));

        assertThat(rules)
                .extracting(rule -> rule.when().text())
                .containsExactly(
                        "Customer(spendIn(90) >= 10, spendIn(90) < 50, country == \"MD\")",
                        "Customer(spendIn(90) >= 50, spendIn(90) < 500, country == \"MD\")",
                        "Customer(spendIn(90) >= 50, spendIn(90) < 500, country == \"RO\")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Small,`10, 50`,MD,2;Large,`40, 500`,MD,5 | line 8: warning: The rows \"Small\" (line 7) and "
                        + "\"Large\" (line 8) can both hold for one customer. "
                        + "Maybe their ranges should not meet.",
                "Small,`10, 50`,MD,2;Large,`80, 500`,MD,5 | line 8: warning: Between the rows \"Small\" (line 7) "
                        + "and \"Large\" nothing holds: from 50 to 80 "
                        + "(spendIn(90)). Maybe a row is missing.",
                "Small,10,MD,2 | line 7: Cell B7: There is 1 value here, and the sentence has places for $1, $2. "
                        + "Maybe write a value for each, "
                        + "as in 49.90; 99.90, and put a text that has a comma of its own in quotation marks.",
                "Small,`10, 50`,MD, | line 7: This row proposes nothing. Maybe fill in the cell of the ACTION column.",
                "Small,`10, 50`,MD,2;,,,;Large,`50, 500`,MD,5 | line 9: This row follows an empty one and "
                        + "would be lost. Maybe delete the empty row.",
                "Small,`10, 50`,MD,2;`Small`,`50, 60`,MD,5 | line 8: There is already a rule \"Small\" in "
                        + "areas/test/t.xlsx, line 7. "
                        + "Maybe give one of them another name.",
            })
    void everyProblemOfATableNamesItsRow(String rows, String problem) {
        assertThat(problems(Workbooks.of(HEAD + rows.replace('`', '"').replace(';', '\n') + "\n")))
                .contains("areas/test/t.xlsx, " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The customer spent at least | The customer spends at least | line 7: I do not know the sentence "
                        + "\"The customer spends at least 10",
                "Propose \"\"gift | Propose \"\"gfit | line 7: There is no action \"gfit\". Maybe \"gift\".",
                "NAME,CONDITION | COLOUR,CONDITION | line 3: \"COLOUR\" is not a kind of column.",
                "NAME,CONDITION,CONDITION | NAME,,CONDITION | line 5: The cell B5 has a sentence, but its column is "
                        + "neither CONDITION nor ACTION.",
                "NAME,CONDITION,CONDITION,ACTION | NAME,CONDITION,CONDITION,ACTION,CONDITION | line 3: \"\"",
                "RuleSet,test | Functions,test | line 1: \"Functions\" is not part of the rule language.",
                "RuleTable | Table | xlsx: This table has no cell \"RuleTable NAME\" in its first column.",
            })
    void problemsInTheHeadAreReported(String words, String others, String problem) {
        String head = HEAD.replace(words, others);
        assertThat(head).isNotEqualTo(HEAD);

        List<String> found = problems(Workbooks.of(head + "Small,\"10, 50\",MD,2\n"));

        if (problem.contains("\"\"")) {
            assertThat(found).singleElement().asString().contains("The cell E5 needs a sentence.");
        } else {
            assertThat(found).anyMatch(each -> each.contains(problem));
        }
    }

    @Test
    void anInvalidCellIsReportedInsteadOfItsConsequences() {
        Consumer<Worksheet> formula = sheet -> sheet.formula(6, 3, "1+1");

        assertThat(problems(Workbooks.of(HEAD + "Small,\"10, 50\",MD,2\n", formula)))
                .containsExactly("areas/test/t.xlsx, line 7: The formula in D7 "
                        + "has no value yet. Maybe open the workbook in a spreadsheet program and save it.");
    }

    @Test
    void anEmptyWorkbookIsNotATable() {
        assertThat(problems(Workbooks.of("")))
                .containsExactly("areas/test/t.xlsx: This table has no cell \"RuleTable NAME\" in its first column.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.csv", "t.xlsx"})
    void aSmallFileWithHugeRulesIsRefused(String file) {
        String head = HEAD.replace("lives in", "lives in $param".repeat(100));
        String csv = head
                + IntStream.range(0, 1_900)
                        .mapToObj(i -> "R" + i + ",\"10, 50\"," + "x".repeat(100) + ",2\n")
                        .collect(Collectors.joining());

        byte[] content = file.endsWith(".xlsx") ? Workbooks.of(csv) : csv.getBytes(StandardCharsets.UTF_8);
        List<Problem> found = CpuTime.atMost(
                Duration.ofSeconds(10),
                () -> withoutLeftovers(read(file, content).problems()));

        assertThat(found)
                .extracting(Problem::message)
                .containsExactly("The rules of this table would have more than 1000000 characters.");
    }
}
