package org.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.Samples;
import org.holdfast.diagnostics.Problem;
import org.holdfast.explanation.conditions.RuleExplanation;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules for everybody else: those to whom another rule, or no other row of a table, applies. */
class OtherRulesTest {

    private static final String RULES = """
            rule "Thank"
            when
              The customer has ordered at least 3 times
            then
              Propose "gift"
            end
            rule "Hurry"
              paused because "the warehouse moves"
            when
              The customer has an order
                - that is late
            then
              Propose "warn" for the order
            end
            rule "Else"
            when
              %s
            then
              Propose "gift" with 5 EUR
            end
            """;

    private static final String TABLE = """
            RuleSet,test,,,
            RuleTable Warnings,,,,
            NAME,CONDITION,CONDITION,CONDITION,ACTION
            ,,,,
            ,The customer has an order,- worth at least $1 and less than $2,The customer is in the segment "$param","Propose ""warn"" for the order with $param EUR"
            Row,Each order,Worth,Segment,Amount
            Small,yes,"20, 150",,5
            Large,yes,"150, 1000",vip,10
            Other,yes,%s,,1
            """;

    private static RuleBookReader.Result rules(String condition) {
        return Books.read("rules.dslr", RULES.formatted(condition));
    }

    private static List<String> messages(RuleBookReader.Result result) {
        return result.problems().stream()
                .filter(Problem::isError)
                .map(Problem::message)
                .toList();
    }

    private static List<String> proposed(RuleBook book, String facts) {
        CustomerView view = Samples.view(facts, "2026-03-15");
        List<String> byEngine = book.proposals(view).stream()
                .map(proposal -> proposal.rule().name() + (proposal.subject() == null ? "" : " " + proposal.subject()))
                .sorted()
                .toList();
        List<String> byLoops = book.rules().stream()
                .filter(rule -> !rule.paused())
                .flatMap(rule -> rule.when().matches(view).stream().map(bound -> rule.name()))
                .sorted()
                .toList();
        assertThat(byLoops)
                .isEqualTo(byEngine.stream().map(each -> each.split(" ")[0]).toList());
        return byEngine;
    }

    private static String order(String id, int value, String promised) {
        return "{'id':'" + id + "','placedAt':'2026-03-01','currency':'EUR','value':" + value + ",'promisedAt':'"
                + promised + "'}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The rule \"Thank\" does not apply | [] | Else",
                "The rule \"Thank\" does not apply | ONE | Else",
                "The rule \"Thank\" does not apply | | ''",
                "The rule \"Thank\" applies | [] | ''",
                // A paused rule proposes nothing, but whoever fits it is not "everybody else".
                "The rule \"Hurry\" does not apply | LATE | ''",
                "The rule \"Hurry\" does not apply | ONE | Else",
                "None of the rules above applies | LATE | ''",
                "None of the rules above applies | ONE | Else",
                "> (Customer( applies(\"Hurry\") ) or Customer( segment == \"x\" )) | LATE | Else",
            })
    void anotherRuleIsAskedByItsConditions(String condition, String orders, String expected) {
        RuleBookReader.Result result = rules(condition);
        assertThat(result.book()).as("%s", result.problems()).isNotNull();
        String facts = orders == null
                ? "{'id':'c'}"
                : "{'id':'c','orders':"
                        + orders.replace("ONE", "[" + order("1", 50, "2026-03-20") + "]")
                                .replace("LATE", "[" + order("1", 50, "2026-03-10") + "]")
                        + "}";

        assertThat(proposed(result.book(), facts)).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void whyNotNamesTheRuleThatAppliesInstead() {
        RuleBook book = rules("None of the rules above applies").book();
        CustomerView view = Samples.view("{'id':'c','orders':[" + order("1", 50, "2026-03-10") + "]}", "2026-03-15");

        RuleExplanation why = RuleExplanation.of(book.rule("Else").orElseThrow(), view);

        assertThat(why.acts()).isFalse();
        assertThat(why.results().get(0).values())
                .extracting(value -> value.name() + " " + value.found())
                .containsExactly("applies(\"Thank\") false", "applies(\"Hurry\") true");
    }

    @Test
    void mistakesAreReportedWhereTheyAre() {
        assertThat(messages(rules("The rule \"Thanks\" does not apply")))
                .containsExactly("There is no rule \"Thanks\".");
        assertThat(rules("The rule \"Thanks\" does not apply").problems().get(0).hint())
                .contains("\"Thank\"");
        assertThat(messages(rules("The rule \"Else\" does not apply")))
                .containsExactly("The rule \"Else\" asks for itself: Else.");
        assertThat(messages(Books.read(
                        "first.dslr",
                        "rule \"First\"\nwhen\n  None of the rules above applies\nthen\n  Propose \"gift\"\n"
                                + "  Propose \"warn\"\nend\n")))
                .containsExactly("There is no rule above \"First\" in this file.");
    }

    @Test
    void aRuleOfAnotherFileCanBeAsked() {
        Map<String, String> texts = new TreeMap<>(
                Books.texts("rules.dslr", RULES.formatted("It is a weekday").replace("  It is a weekday\n", "")));
        texts.put(
                "areas/test/another.dslr",
                "rule \"Other\"\nwhen\n  The rule \"Thank\" does not apply\nthen\n  Propose \"gift\"\nend\n");

        RuleBookReader.Result result = new RuleBookReader("EUR").read(BookSource.of(texts));

        assertThat(messages(result)).isEmpty();
        assertThat(proposed(result.book(), "{'id':'c','orders':[]}")).containsExactly("Else", "Other");
    }

    @ParameterizedTest
    @CsvSource({"*", "everybody else", "Все остальные", "toţi ceilalţi"})
    void aRowForEverybodyElseTakesTheThingsThatNoOtherRowTakes(String cell) {
        RuleBookReader.Result result = Books.read("table.csv", TABLE.formatted(cell));
        assertThat(result.book()).as("%s", result.problems()).isNotNull();
        assertThat(result.problems()).noneMatch(problem -> problem.message().contains("can both hold"));

        String orders = "'orders':[" + order("1", 50, "2026-03-20") + "," + order("2", 500, "2026-03-20") + ","
                + order("3", 5, "2026-03-20") + "]}";
        assertThat(proposed(result.book(), "{'id':'c','segment':'vip'," + orders))
                .containsExactly("Large 2", "Other 3", "Small 1");
        assertThat(proposed(result.book(), "{'id':'c','segment':'new'," + orders))
                .containsExactly("Other 2", "Other 3", "Small 1");
        // Whether the large order belongs to the row above is unknown, so it is not claimed for everybody else.
        assertThat(proposed(result.book(), "{'id':'c'," + orders)).containsExactly("Other 3", "Small 1");
    }

    @Test
    void aRowThatLeavesNothingIsReported() {
        assertThat(messages(Books.read("table.csv", TABLE.formatted("*").replace("\"20, 150\"", ""))))
                .containsExactly("The row \"Other\" can never apply: \"Small\" covers everybody.");
    }
}
