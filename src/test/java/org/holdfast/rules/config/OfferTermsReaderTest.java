package org.holdfast.rules.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.decisions.offers.OfferBooks.action;
import static org.holdfast.decisions.offers.OfferBooks.rule;

import java.util.List;
import org.holdfast.decisions.offers.OfferBooks;
import org.holdfast.diagnostics.Problem;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.offers.Exclusion;
import org.holdfast.rules.offers.GroupChoice;
import org.holdfast.rules.offers.OfferGroup;
import org.holdfast.rules.offers.UseLimit;
import org.holdfast.rules.offers.UseWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferTermsReaderTest {

    private static final String RULES = rule("A", "a", "5", 0) + rule("B", "b", "20", 0);

    @Test
    void readsTheTermsOfAnOffer() {
        Action action = OfferBooks.of(
                        action(
                                "a",
                                "10",
                                "per: subject, group: { name: summer, choose: us }, first: 100, "
                                        + "notWith: [b, { name: winter, within: 30 days }], "
                                        + "timesPerCustomer: { times: 2, in: 1 day }"),
                        rule("A", "a", "", 0))
                .rules()
                .actions()
                .get("a");

        assertThat(action.offer().group()).isEqualTo(new OfferGroup("summer", GroupChoice.US));
        assertThat(action.offer().notWith()).containsExactly(new Exclusion("b", null), new Exclusion("winter", 30));
        assertThat(action.offer().perCustomer()).isEqualTo(new UseLimit(2, UseWindow.ofDays(1), true));
        assertThat(action.offer().firstCustomers()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "group: summer | Names with values (\"name: value\") are expected here. |",
                "group: { name: summer } | The group lacks \"choose\". | Maybe write { name: summer, choose: customer }.",
                "group: { name: Summer!, choose: us } | \"Summer!\" is not a name: small letters, digits and hyphens, such as win-back. |",
                "group: { name: summer, choose: best } | \"best\" is not what is expected here: one of customer, priority, us. |",
                "notWith: [] | At least one action or group is expected here. | Maybe leave \"notWith\" out.",
                "notWith: [b, b] | \"b\" appears twice in this list. | Maybe remove one of them.",
                "notWith: [{ within: 30 days }] | The name of an action or a group is missing here. | Maybe write { name: win-back, within: 30 days }.",
                "notWith: [{ name: b, within: month }] | \"month\" is not what is expected here: a number of days up to 3650, such as 30 days. | Maybe 30 days.",
                "notWith: [{ name: b, within: 4000 days }] | \"4000 days\" is not what is expected here: a number of days up to 3650, such as 30 days. | Maybe 30 days.",
                "timesPerCustomer: often | \"often\" is not what is expected here: a whole number. | Maybe 0, without any word.",
                "timesPerCustomer: 1001 | A number of times from 0 to 1000 is expected here. | Maybe 1000.",
                "timesPerCustomer: { in: month } | \"times\" is missing here: how often a customer may get it. | Maybe write { times: 2, in: month }.",
                "'timesPerCustomer: { times: 1, in: a month }' | \"a month\" is not what is expected here: day, week, month, year, or a number of days up to 3650, such as 30 days. | Maybe month.",
                "first: -1 | A number of customers from 0 to 100000000 is expected here. | Maybe 1.",
            })
    void refusesWhatMeansNothing(String terms, String message, String hint) {
        List<Problem> problems =
                OfferBooks.problems(action("a", "10", terms.replace("'", "")) + action("b", "10", ""), RULES);

        assertThat(problems.get(0).message()).isEqualTo(message);
        assertThat(problems.get(0).origin().file()).isEqualTo("areas/offers/actions.yaml");
        assertThat(problems.get(0).origin().line()).isEqualTo(1);
        if (hint != null) {
            assertThat(problems.get(0).hint()).isEqualTo(hint);
        }
    }

    @Test
    void whatIsOwedHasNoLimits() {
        String owed = "a: { kind: obligation, purpose: service, channels: [email], worth: 1, cost: 0, first: 10 }\n";

        assertThat(OfferBooks.problems(owed + action("b", "10", ""), RULES))
                .anyMatch(problem ->
                        problem.message().startsWith("What is owed by law or contract has no limits, so \"first\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first: 0 | first: 5 | The action \"a\" can never be given: its limit \"first\" is 0.",
                "timesPerCustomer: 0 | first: 5 | The action \"a\" can never be given: its limit \"timesPerCustomer\" is 0.",
                "notWith: [a] | first: 5 | The action \"a\" excludes itself.",
                "notWith: [bb] | first: 5 | There is no action and no group \"bb\".",
                "group: { name: g, choose: us } | first: 5 | The group \"g\" has only this action, so there is nothing to choose.",
                "group: { name: b, choose: us } | group: { name: b, choose: us } | The group \"b\" has the name of an action.",
                "group: { name: g, choose: us } | group: { name: g, choose: customer } | The group \"g\" chooses by \"us\" in areas/offers/actions.yaml, line 1, and by \"customer\" here.",
                "'group: { name: g, choose: us }, notWith: [g]' | group: { name: g, choose: us } | The action \"a\" excludes its own group \"g\", of which a customer gets only one anyway.",
                "group: { name: g, choose: customer } | group: { name: g, choose: customer } | The action \"a\" wins in the group \"g\" only while \"b\" is held back: that one is proposed in every case too, and gives more.",
                "'group: { name: g, choose: us }' | group: { name: g, choose: us } | The action \"b\" wins in the group \"g\" only while \"a\" is held back: that one is proposed in every case too, and has a better score.",
            })
    void theCheckNamesOffersThatCannotWin(String a, String b, String message) {
        List<Problem> problems = OfferBooks.problems(
                action("a", "10", a.replace("'", "")) + action("b", "10", b.replace("'", "")), RULES);

        assertThat(problems).extracting(Problem::message).contains(message);
    }

    @Test
    void theCheckLeavesGroupsAloneThatMakeSense() {
        String group = "group: { name: g, choose: customer }";

        assertThat(OfferBooks.problems(action("a", "10", group) + action("b", "10", group + ", first: 5"), RULES))
                .as("the better one is limited")
                .isEmpty();
        assertThat(OfferBooks.problems(
                        action("a", "10", group)
                                + action("b", "10", group + ", languages: [en], otherLanguages: nothing"),
                        RULES))
                .as("the better one is for readers of one language")
                .isEmpty();
        assertThat(OfferBooks.problems(
                        action("a", "10", group) + action("b", "10", group),
                        rule("A", "a", "5", 0)
                                + rule("B", "b", "20", 0).replace("Customer()", "Customer( orderCount >= 3 )")))
                .as("each has its customers")
                .isEmpty();
    }

    @Test
    void aGroupComparesNoAmountWithNothing() {
        String group = "group: { name: g, choose: customer }";

        assertThat(OfferBooks.problems(
                        action("a", "10", group) + action("b", "10", group),
                        rule("A", "a", "", 0) + rule("B", "b", "20", 0)))
                .extracting(Problem::message)
                .contains("The group \"g\" chooses what gives the customer most, but no rule proposes an amount for "
                        + "\"a\", so it goes last.");
    }

    @Test
    void aPriorityIsAWholeNumber() {
        assertThat(OfferBooks.problems(
                        action("a", "10", ""), rule("A", "a", "", 1).replace("@priority(1)", "@priority(high)")))
                .extracting(Problem::message)
                .containsExactly("\"high\" is not a priority: a whole number from -9999 to 9999, such as 10.");
    }
}
