package org.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.problemsWith;

import java.util.List;
import java.util.Map;
import org.holdfast.Samples;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.yaml.CalendarMoment;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioTest {

    private static final String FILE = "areas/delivery/warn-late-delivery.scenarios.yaml";

    private static List<Problem> play(String scenario) {
        return problemsWith(FILE, "- name: Test\n" + scenario.indent(2)).stream()
                .filter(Problem::isError)
                .toList();
    }

    @Test
    void aFailureNamesExpectedAndActualResults() {
        List<Problem> problems = play("""
                today: 2026-03-15
                customer: amira
                expect: nothing""");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.origin().toString()).isEqualTo(FILE + ", line 1");
            assertThat(problem.message())
                    .isEqualTo("The scenario \"Test\" fails: expected nothing, but \"warn-late-delivery\" by "
                            + "\"Warn about a late delivery\" for 5512 was proposed, because \"- that is "
                            + "late by at least 1 day\" is met for Order 5512: "
                            + "daysLate is 3, needed >= 1 and \"- that is still under way\" is met for "
                            + "Order 5512: onItsWay is true, needed = true.");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expect: { action: warn-late-delivery, rule: Say that a delivery may come late } | expected "
                        + "\"warn-late-delivery\" by \"Say that",
                "expect: { action: warn-late-delivery, about: '77' } | for 77",
                "expect: { action: warn-late-delivery, amount: 5 } | with 5",
                "expect: [ { action: warn-late-delivery }, { action: warn-late-delivery } ] | and",
                "expectDecision: { outcome: hold } | expected outcome \"hold\", but it was \"act\"",
                "expectDecision: { reason: Too late } | but it was \"Your order 5512 is 3 days late.\"",
                "expectDecision: { granted: 5 } | expected granted 5",
                "expectDecision: { heldBack: [ { action: thank-regular, by: contact-cap } ] } | expected "
                        + "\"thank-regular\" to be held back by contact-cap",
                "expectDecision: { heldBack: [ { action: thank-regular, about: '5', until: 2026-03-20 } ] } | "
                        + "expected \"thank-regular\" for 5 to be held back until 2026-03-20, but held back was "
                        + "nothing",
                "expectDecision: { desired: 5 } | expected desired 5, but it was none",
                "expectDecision: { incident: 'late-order:5513' } | expected incident \"late-order:5513\", but it "
                        + "was \"late-order:5512\"",
                "expectDecision: { authority: agent } | expected authority \"agent\", but it was \"automatic\"",
                "expectDecision: { channel: sms } | expected channel \"sms\", but it was \"email\"",
                "expectDecision: { repeated: true } | expected repeated \"true\", but it was \"false\"",
                "expectDecision: { score: 5 } | expected score 5, but it was 11.90",
                "expectDecision: nothing | expected outcome \"nothing\"",
            })
    void everyPartOfAnExpectationCounts(String expectation, String message) {
        assertThat(play("today: 2026-03-15\ncustomer: amira\n" + expectation))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "today: 2026-03-15~customer: amria~expect: nothing | no customer \"amria\" in customers/. Maybe "
                        + "\"amira\".",
                "today: 2026-03-15~expect: nothing | does not say which customer",
                "customer: amira~expect: nothing | does not say when",
                "today: tomorrow~customer: amira~expect: nothing | a date such as 2026-03-15",
                "today: 2026-03-15~customer: amira | expects nothing in particular",
                "today: 2026-03-15~customer: amira~expct: nothing | \"expct\" is not known here. Maybe \"expect\".",
                "today: 2026-03-15~customer: amira~but: { lnguage: ru }~expect: nothing | \"lnguage\" is not a "
                        + "known field",
                "today: 2026-03-15~customer: amira~but: { orders: [ { id: '5512', value: -5 } ] }~expect: nothing | "
                        + "\"orders[0].value\" is -5, but cannot be negative",
                "today: 2026-03-15~customer: amira~but: { orders: [ { id: '5512', value: -1e1000000000 } ] "
                        + "}~expect: nothing | is a number of more than 100 digits",
                "today: 2026-03-15~customer: amira~but: { orders: [ { id: '5512', value: 0e-20000 } ] }~expect: "
                        + "nothing | is a number of more than 100 digits",
                "today: 2026-03-15~customer: amira~but: { orders: [ { id: '5512', value: 1e99999999999 } ] "
                        + "}~expect: nothing | is a number of more than 100 digits",
                "today: 2026-03-15~customer: amira~but: { name: 1e99999999999 }~expect: nothing | is a number of "
                        + "more than 100 digits",
                "today: 2026-03-15~customer: amira~budgetUsed: { goodwill: 1e1000000000 }~expectDecision: { "
                        + "outcome: act } | a number",
                "today: 2026-03-15~customer: amira~expectDecision: { granted: 1e1000000000 } | a number",
                "today: 2026-03-15~customer: amira~asked: { channel: email }~expect: nothing | Maybe "
                        + "\"expectDecision\" instead",
                "today: 2026-03-15~customer: amira~asked: { chanel: email }~expectDecision: { outcome: act } | "
                        + "Maybe \"channel\".",
                "today: 2026-03-15~customer: amira~asked: { channel: e-mail }~expectDecision: { outcome: act } | "
                        + "one of email, sms",
                "today: 2026-03-15~customer: amira~asked: { moment: night }~expectDecision: { outcome: act } | one "
                        + "of review, visit",
                "today: 2026-03-15~customer: amira~asked: { max: 26 }~expectDecision: { outcome: act } | from 1 to 25",
                "today: 2026-03-15~customer: amira~earlier: [ { action: warn-late-delivery } ]~expectDecision: { "
                        + "outcome: act } | needs an action and a day",
                "today: 2026-03-15~customer: amira~earlier: [ { action: warn-late-delivery, on: 2026-03-16 } "
                        + "]~expectDecision: { outcome: act } | must not be later than the day",
                "today: 2026-03-15~customer: amira~earlier: [ { action: warn-late-delivery, on: 2026-03-14, "
                        + "outcome: done } ]~expectDecision: { outcome: act } | one of open, presented",
                "today: 2026-03-15~customer: amira~earlier: [ { action: warn-late-delivry, on: 2026-03-14 } "
                        + "]~expectDecision: { outcome: act } | Maybe \"warn-late-delivery\"",
                "today: 2026-03-15~customer: amira~earlier: [ { action: warn-late-delivery, on: 2026-03-14, "
                        + "granted: -1 } ]~expectDecision: { outcome: act } | not be negative",
                "today: 2026-03-15~customer: amira~budgetUsed: { goodwill: much }~expectDecision: { outcome: act } "
                        + "| a number",
                "today: 2026-03-15~customer: amira~expectDecision: { heldBack: [ { action: warn-late-delivery, by: "
                        + "consnt } ] } | Maybe \"consent\".",
                "today: 2026-03-15~customer: amira~expect: something | Expected is \"nothing\", or an action",
            })
    void anInvalidScenarioIsReported(String scenario, String message) {
        assertThat(play(scenario.replace('~', '\n'))).anySatisfy(problem -> {
            assertThat(problem.origin().file()).isEqualTo(FILE);
            assertThat(problem.origin().line()).isPositive();
            assertThat(problem.message() + " " + problem.hint()).contains(message);
        });
    }

    @Test
    void butReplacesAndRemovesFieldsAndMergesItemsById() {
        assertThat(play("""
                today: 2026-03-15
                customer: amira
                but: { language: ro, orders: [ { id: "5512", promisedAt: null },
                  { id: "9", placedAt: 2026-03-02, promisedAt: 2026-03-14 } ] }
                expect: { action: warn-late-delivery, about: "9" }""")).isEmpty();
        assertThat(play("today: 2026-03-15\ncustomer: amira\nbut: { orders: [] }\nexpect: nothing"))
                .isEmpty();
    }

    @Test
    void todayIsNoonInTheCustomersTimeZoneAndNowIsAnInstant() {
        String facts = "customer: amira\nbut: { timeZone: Pacific/Auckland, orders: [ { id: \"5512\", promisedAt: "
                + "2026-03-15 } ] }\n";

        assertThat(play("today: 2026-03-15\n" + facts + "expect: nothing")).isEmpty();
        assertThat(play("now: 2026-03-15T12:00:00Z\n" + facts + "expect: { action: warn-late-delivery }"))
                .isEmpty();
    }

    /** Clocks in Auckland go back on 5 April 2026 at 03:00, and forward on 27 September at 02:00. */
    @ParameterizedTest
    @CsvSource({
        "2026-04-05 02:30, 2026-04-04T13:30:00Z",
        "2026-04-05T02:59, 2026-04-04T13:59:00Z",
        "05.04.2026 03:00, 2026-04-04T15:00:00Z",
        "2026-09-27 01:59, 2026-09-26T13:59:00Z",
        "2026-09-27 03:00, 2026-09-26T14:00:00Z",
        "29.02.2028 00:00, 2028-02-28T11:00:00Z",
    })
    void nowCanBeTheTimeWhereTheCustomerLives(String local, String instant) {
        CalendarMoment moment = CalendarMoment.parse(local);
        String sets = "customer: amira\nbut: { timeZone: Pacific/Auckland }\nexpect: { action: thank-regular }\n";
        Map<String, String> texts = Samples.shippedTexts();
        texts.put(
                "areas/regulars/clock.drl",
                "rule \"At that time\"\nwhen\n  Customer( clock == \"" + moment.clock() + "\", today == \""
                        + moment.day() + "\" )\nthen\n  propose(\"thank-regular\").amount(3, \"EUR\");\nend\n");
        texts.put(
                "areas/regulars/clock.scenarios.yaml",
                "- name: Local\n" + ("now: " + local + "\n" + sets).indent(2) + "- name: Exact\n"
                        + ("now: " + instant + "\n" + sets).indent(2));

        assertThat(Samples.checked(texts).problems())
                .filteredOn(problem -> problem.origin().file().endsWith("clock.scenarios.yaml"))
                .isEmpty();
    }

    @Test
    void aDayAloneIsNotNow() {
        assertThat(play("now: 2026-03-15\ncustomer: amira\nexpect: nothing"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("such as 2026-03-15 12:00"));
    }

    @Test
    void scenariosWithoutARuleFileAreAnError() {
        assertThat(problemsWith("areas/delivery/late.scenarios.yaml", "[]"))
                .extracting(Problem::message)
                .containsExactly("There is no rule file beside these scenarios.");
    }

    private static Map<String, String> edited(Map<String, String> texts, String before, String after) {
        texts.computeIfPresent("areas/delivery/warn-late-delivery.dslr", (path, text) -> text.replace(before, after));
        return texts;
    }

    @Test
    void scenariosOfAPausedRuleRunAsIfItWereActive() {
        Map<String, String> texts = edited(Samples.shippedTexts(), "  when", "  paused because \"rest\"\n  when");
        ValidationReport checked = Samples.checked(texts);
        CustomerView late = Samples.view(
                "{'id':'1','orders':[{'id':'5512','placedAt':'2026-03-01','promisedAt':'2026-03-12'}]}", "2026-03-15");

        assertThat(checked.problems()).isEmpty();
        assertThat(checked.book().rules().proposals(late)).isEmpty();

        List<Problem> problems = Samples.check()
                .check(BookSource.of(edited(texts, "at least 1 day", "at least 9 days")))
                .problems();
        assertThat(problems)
                .filteredOn(Problem::isError)
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("daysLate is 3, needed >= 9"))
                .anyMatch(message -> message.contains("expected outcome \"act\""));
    }
}
