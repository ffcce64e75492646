package org.holdfast.rules.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.rules.Books.drl;
import static org.holdfast.rules.Books.problems;
import static org.holdfast.rules.Books.read;

import java.util.List;
import org.holdfast.Samples;
import org.holdfast.diagnostics.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticAnalysisTest {

    private static final String TABLE = """
            RuleSet,test
            RuleTable Spenders
            NAME,CONDITION,CONDITION,ACTION
            ,,,
            ,The customer spent at least $1 and less than $2 in the last 90 days,\
            "The customer lives in \"\"$param\"\"","Propose \"\"gift\"\" with $param EUR"
            Rule,Spent,Country,Gift
            """;

    private static List<String> found(String file, String text) {
        return problems(file, text).stream().map(Problem::message).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "Customer( stamps > 4, stamps < 5 ) ¦ stamps",
                "Customer( stamps >= 5, stamps <= 4 ) ¦ stamps",
                "Customer( totalSpend > 4, totalSpend < 4 ) ¦ totalSpend",
                "Customer( language == \"ru\", language == \"ro\" ) ¦ language",
                "Customer( language in (\"ru\", \"ro\"), language not in (\"ru\", \"ro\") ) ¦ language",
                "Customer( tier == null, tier == \"gold\" ) ¦ tier",
                "Customer( ordersIn(90) < 0 ) ¦ ordersIn(90)",
                "Customer( today >= \"2026-05-01\", today < \"2026-05-01\" ) ¦ today",
                "Customer( npsScore == 7, npsScore != 7 ) ¦ npsScore",
                "Customer( clock >= \"18:00\", clock < \"09:00\" ) ¦ clock",
                "Customer( clock < \"00:00\" ) ¦ clock",
                "$o : Order( placedOn >= $customer.monthsAgo(3), placedOn < $customer.monthsAgo(6) ) from "
                        + "$customer.orders ¦ conditions on \"placedOn\"",
                "$o : Order( placedOn >= $customer.startOfMonth, placedOn < $customer.startOfLastMonth ) from "
                        + "$customer.orders ¦ placedOn",
                "$o : Order( $customer.weeksAgo(1) < placedOn, placedOn <= $customer.weeksAgo(2) ) from "
                        + "$customer.orders ¦ placedOn",
                "Customer( customerSince > yearsAgo(1), customerSince < monthsAgo(12) ) ¦ customerSince",
                "Customer( customerSince > yearsAgo(1), customerSince == null ) ¦ customerSince",
                "Customer( now >= \"2026-12-31 18:00\", now < \"31.12.2026 18:00\" ) ¦ now",
                "Customer( clock > \"23:59\" ) ¦ clock",
                "Customer( weekday == \"monday\", weekday in (\"saturday\", \"sunday\") ) ¦ weekday",
                "Order( open, !open ) from $customer.orders  Customer( stamps > 1, !(stamps > 1) ) ¦ stamps",
                "$o : Order( late, !late ) from $customer.orders ¦ late",
                "$o : Order( daysLate > 3, daysLate < 3 ) from $customer.orders ¦ daysLate",
                "$o : Order( late, open ) from $customer.orders  not Order( late ) from $customer.orders ¦ "
                        + "count(Order(late)",
                "$o : Order( daysLate > 5 ) from $customer.orders  not Order( daysLate >= 3 ) from $customer.orders "
                        + "¦ count(Order(daysLate >= 3)",
                "not Order() from $customer.orders  exists Order() from $customer.orders ¦ count(Order() from",
            })
    void aRuleThatCanNeverActIsAnError(String when, String value) {
        assertThat(problems("r.drl", drl(when))).anySatisfy(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.message()).contains("can never act", value);
            assertThat(problem.origin().line()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "Customer( stamps > 4, stamps < 6 )",
                "Customer( totalSpend > 4, totalSpend < 4.01 )",
                "Customer( daysSinceLastOrder >= 5, daysSinceLastOrder <= 5 )",
                "Customer( language in (\"ru\", \"ro\"), language != \"ru\" )",
                "Customer( openComplaints == null || openComplaints == 0 )",
                "$o : Order( late, open ) from $customer.orders  not Order( late, delivered ) from $customer.orders",
                "$o : Order( daysUntilPromised < 0 ) from $customer.orders",
                "Customer( stamps != 3, stamps >= 3 )",
                "Customer( clock >= \"18:00\", clock <= \"18:00\" )",
                "Customer( clock >= \"18:00\" || clock < \"09:00\" )",
                "$o : Order( placedOn > $customer.monthsAgo(3), placedOn < $customer.monthsAgo(2) ) from $customer.orders",
                "$o : Order( placedOn >= $customer.monthsAgo(3), placedOn < $customer.weeksAgo(20) ) from "
                        + "$customer.orders",
                "Customer( today == startOfMonth )",
            })
    void aRuleThatCanActIsNot(String when) {
        assertThat(found("r.drl", drl(when))).isEmpty();
    }

    private static String two(String wide, String wideThen, String narrow, String narrowThen) {
        return "rule \"Wide\"\nwhen\n" + wide + "\nthen\n" + wideThen + "\nend\nrule \"Narrow\"\nwhen\n" + narrow
                + "\nthen\n" + narrowThen + "\nend\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "Customer( stamps > 4 ) ¦ Customer( stamps > 4 )",
                "Customer( stamps > 4 ) ¦ Customer( stamps >= 9, language == \"ru\" )",
                "Customer( language in (\"ru\", \"ro\") ) ¦ Customer( language == \"ro\" )",
                "Customer( language == \"ru\" ) ¦ Customer( language == \"ru\", stamps > 3 )",
                "Customer( tier != \"gold\" ) ¦ Customer( tier == \"silver\" )",
                "Customer( tier != null ) ¦ Customer( tier == \"silver\" )",
                "Customer( clock >= \"09:00\" ) ¦ Customer( clock >= \"10:00\", clock < \"12:00\" )",
                "Customer( lastOrderOn >= yearsAgo(1) ) ¦ Customer( lastOrderOn >= monthsAgo(6), language == \"ru\" )",
                "Customer( openComplaints == null || openComplaints == 0 ) ¦ Customer( openComplaints == 0 )",
                "exists Order( late ) from $customer.orders ¦ accumulate( Order( late ) from $customer.orders; $n : "
                        + "count(1); $n >= 2 )",
            })
    void aNarrowerRuleWithTheSameProposalIsReported(String wide, String narrow) {
        assertThat(problems("r.drl", two(wide, "propose(\"warn\");", narrow, "propose(\"warn\");")))
                .anySatisfy(problem -> {
                    assertThat(problem.isError()).isFalse();
                    assertThat(problem.message())
                            .startsWith("The rule \"Narrow\" never decides anything: \"Wide\"")
                            .contains("r.drl, line 1");
                });
    }

    @Test
    void aRuleWithALargerAmountHidesOneWithASmallerAmount() {
        String wide = "$o : Order( daysLate >= 4 ) from $customer.orders";
        String narrow = "$o : Order( daysLate >= 6, open ) from $customer.orders";

        assertThat(found(
                        "r.drl",
                        two(
                                wide,
                                "propose(\"warn\").about($o).amount(10, \"EUR\");",
                                narrow,
                                "propose(\"warn\").about($o).amount(5, \"EUR\");")))
                .anyMatch(message -> message.contains("\"Narrow\" never decides anything"));
        assertThat(found(
                        "r.drl",
                        two(
                                wide,
                                "propose(\"warn\").about($o).amount(5, \"EUR\");",
                                narrow,
                                "propose(\"warn\").about($o).amount(10, \"EUR\");")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "Customer( stamps > 4 ) ¦ propose(\"warn\"); ¦ Customer( stamps > 3 ) ¦ propose(\"gift\");",
                "Customer( stamps > 4 ) ¦ propose(\"warn\"); ¦ Customer( stamps > 9 ) ¦ propose(\"gift\");",
                "Customer( stamps > 4 ) ¦ propose(\"warn\"); ¦ Customer( points > 9 ) ¦ propose(\"warn\");",
                "Customer( language == \"ru\" ) ¦ propose(\"warn\"); ¦ Customer( language == \"ro\" ) ¦ "
                        + "propose(\"warn\");",
                "Customer( stamps > 4 ) ¦ propose(\"warn\").with(\"x\", 1); ¦ Customer( stamps > 9 ) ¦ "
                        + "propose(\"warn\").with(\"x\", 2);",
            })
    void differentRulesAreNotReported(String one, String oneThen, String other, String otherThen) {
        assertThat(found("r.drl", two(one, oneThen, other, otherThen))).isEmpty();
    }

    @Test
    void overlapsAndGapsBetweenRowsOfATableAreReported() {
        assertThat(found("t.csv", TABLE + "Small,\"10, 50\",MD,2\nLarge,\"50, 500\",MD,5\nOther,\"10, 50\",RO,2\n"))
                .isEmpty();
        assertThat(found("t.csv", TABLE + "Small,\"10, 50\",MD,2\nLarge,\"40, 500\",MD,5\n"))
                .containsExactly("The rows \"Small\" (line 7) and \"Large\" (line 8) can both hold for one customer.");
        assertThat(found("t.csv", TABLE + "Small,\"10, 50\",MD,2\nLarge,\"80, 500\",MD,5\nOther,\"60, 70\",RO,2\n"))
                .containsExactly("Between the rows \"Small\" (line 7) and \"Large\" nothing holds: from 50 to 80 "
                        + "(spendIn(90)).");
        assertThat(found("t.csv", TABLE + "Small,\"10, 50\",MD,2\nEverywhere,\"20, 40\",,5\n"))
                .singleElement()
                .asString()
                .contains("can both hold");
    }

    /** As with amounts of money, the action determines which of several steps is chosen. */
    @ParameterizedTest
    @ValueSource(strings = {"with $param EUR", "with $param points", "with $param percent off the next order"})
    void stepsOfWhichTheHighestIsGivenMayMeet(String gift) {
        String steps = TABLE.replace("spent at least $1 and less than $2", "spent at least $param")
                .replace("with $param EUR", gift);

        assertThat(found("t.csv", steps + "Bronze,10,MD,2\nSilver,50,MD,5\nGold,500,MD,9\n"))
                .noneMatch(problem -> problem.contains("can both hold"));
        assertThat(found("t.csv", steps + "Bronze,10,MD,2\nSilver,50,MD,2\n"))
                .anyMatch(problem -> problem.contains("can both hold") || problem.contains("never decides"));
    }

    @Test
    void gapsBetweenTimesAndDaysAreSaidInTimesAndDays() {
        String hours = TABLE.replace(
                "The customer spent at least $1 and less than $2 in the last 90 days", "It is between $1 and $2");
        assertThat(found("t.csv", hours + "Early,\"9:00, 12:00\",MD,2\nLate,\"13:00, 18:00\",MD,5\n"))
                .containsExactly("Between the rows \"Early\" (line 7) and \"Late\" nothing holds: from 11:59 to 13:00"
                        + " (clock).");
    }

    @Test
    void anActionThatNoRuleProposesIsReported() {
        assertThat(read("r.drl", drl("Customer( stamps > 4 )")).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).isEqualTo("No rule proposes the action \"gift\".");
                    assertThat(problem.origin().file()).isEqualTo("areas/test/actions.yaml");
                });
    }

    @Test
    void aTextArgumentThatMayBeUnknownIsReported() {
        String english = Samples.shippedTexts().get("messages/en.yaml");

        assertThat(Samples.problemsWith(
                        "messages/en.yaml",
                        english.replace(
                                "{customerGivenName|Hello}, we wish you a happy birthday and",
                                "Dear {customerName}, a happy birthday and")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.isError()).isFalse();
                    assertThat(problem.message())
                            .isEqualTo(
                                    "The rule \"Greet on the birthday\" does not ensure that {customerName} is known; "
                                            + "if it is unknown, the action is held back.");
                });
        assertThat(Samples.problemsWith(
                        "messages/en.yaml",
                        english.replace(
                                "{customerGivenName|Hello}, we wish you a happy birthday and",
                                "In {customerBirthdayInDays} days: a happy birthday and")))
                .isEmpty();
    }
}
