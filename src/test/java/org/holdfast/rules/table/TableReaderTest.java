package org.holdfast.rules.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.rules.Books.book;
import static org.holdfast.rules.Books.problems;

import java.util.List;
import org.holdfast.diagnostics.Problem;
import org.holdfast.rules.model.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableReaderTest {

    private static final String HEAD = """
            RuleSet,test
            RuleTable Spenders
            NAME,CONDITION,CONDITION,ACTION
            ,,,
            ,The customer spent at least $1 and less than $2 in the last 90 days,\
            "The customer lives in \"\"$param\"\"","Propose \"\"gift\"\" with $param EUR"
            Rule,Spent,Country,Gift
            """;

    @Test
    void eachRowIsARuleAndEmptyCellsLeaveTheirSentenceOut() {
        List<Rule> rules = book("t.csv", HEAD + "Small,\"10, 50\",MD,2\nLarge,\"50, 500\",,5\n")
                .rules();

        assertThat(rules).extracting(Rule::name).containsExactly("Small", "Large");
        assertThat(rules.get(0).when().text())
                .isEqualTo("Customer(spendIn(90) >= 10, spendIn(90) < 50, country == \"MD\")");
        assertThat(rules.get(1).when().text()).isEqualTo("Customer(spendIn(90) >= 50, spendIn(90) < 500)");
        assertThat(rules.get(1).then().get(0).amount().of(new Object[0])).isEqualByComparingTo("5");
        assertThat(rules.get(1).origin().line()).isEqualTo(8);
        assertThat(rules.get(1).origin().text()).isEqualTo("Large | 50, 500 |  | 5");
    }

    @Test
    void semicolonsAreAcceptedLikeCommas() {
        String table = HEAD.replace("\"The customer lives in \"\"$param\"\"\"", "The customer lives in \"$param\"")
                .replace("\"Propose \"\"gift\"\" with $param EUR\"", "Propose \"gift\" with $param EUR")
                .replace(',', ';');

        assertThat(book("t.csv", table.replace("Spent;", "Spent;") + "Small;10, 50;MD;2\n")
                        .rules())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Small,10,MD,2 | There is 1 value here, and the sentence has places for $1, $2 | 7",
                "Small,`10, 50`,MD, | This row proposes nothing | 7",
                "Small,`10, fifty`,MD,2 | \"fifty\" is not an amount | 7",
                "Small,`10, 50`,Moldova!,2 | \"Moldova!\" is not a word | 7",
            })
    void anIncompleteRowIsReportedWithItsLine(String row, String message, int line) {
        List<Problem> problems = problems("t.csv", HEAD + row.replace('`', '"') + "\n");

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.origin().line()).isEqualTo(line);
        });
    }

    @Test
    void aRowHasAPriorityAnOwnerASeasonAndAPause() {
        String table = HEAD.replace("NAME,CONDITION", "PRIORITY,OWNER,FROM,UNTIL,PAUSED,NAME,CONDITION")
                .replace(",,,\n", ",,,,,,,,\n")
                .replace(",The customer spent", ",,,,,,The customer spent")
                .replace("Rule,Spent", "Order,Team,From,Until,Rests,Rule,Spent");
        List<Rule> rules = book(
                        "t.csv",
                        table + "10,Care,2026-12-01,2026-12-31,no,Small,\"10, 50\",MD,2\n"
                                + ",,,,out of stock,Large,\"50, 500\",,5\n")
                .rules();

        assertThat(rules.get(0).priority()).isEqualTo(10);
        assertThat(rules.get(0).owner()).isEqualTo("Care");
        assertThat(rules.get(0).schedule().from()).isEqualTo("2026-12-01");
        assertThat(rules.get(0).schedule().until()).isEqualTo("2026-12-31");
        assertThat(rules.get(0).paused()).isFalse();
        assertThat(rules.get(1).priority()).isZero();
        assertThat(rules.get(1).schedule().paused()).isEqualTo("out of stock");
    }

    @Test
    void rowsAfterAnEmptyRowAreAnError() {
        List<Problem> problems = problems("t.csv", HEAD + "Small,\"10, 50\",MD,2\n,,,\nLarge,\"50, 500\",,5\n");

        assertThat(problems).extracting(Problem::message).anyMatch(message -> message.contains("follows an empty one"));
        assertThat(problems.get(0).origin().line()).isEqualTo(9);
    }

    @Test
    void aCellCannotBeginAnotherRule() {
        List<Problem> problems = problems("t.csv", HEAD + "\"Small\"\"\nrule \"\"evil\",\"10, 50\",MD,2\n");

        assertThat(problems)
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("quotation mark or a line break"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SALIENCE | not a kind of column",
                "ACTIVATION-GROUP | not a kind of column",
            })
    void onlyConditionsAndActionsAreColumns(String kind, String message) {
        assertThat(problems("t.csv", HEAD.replace("NAME,", kind + ",") + "1,\"10, 50\",MD,2\n"))
                .extracting(Problem::message)
                .anyMatch(each -> each.contains(message));
    }

    @Test
    void aFileWithoutATableIsReported() {
        assertThat(problems("t.csv", "a,b\n1,2\n").get(0).message()).contains("RuleTable");
    }
}
