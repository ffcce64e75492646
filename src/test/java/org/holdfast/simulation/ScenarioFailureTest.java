package org.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.problemsWith;

import java.util.List;
import org.holdfast.diagnostics.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A failing scenario reports what was found, what else had an influence, and how to correct it. */
class ScenarioFailureTest {

    private static final String LATE = "areas/delivery/warn-late-delivery.scenarios.yaml";
    private static final String THANKS = "areas/regulars/thank-regular.scenarios.yaml";

    @Test
    void anUnexpectedProposalShowsTheValuesFound() {
        assertThat(play(LATE, "customer: amira\nexpect: nothing"))
                .contains("because \"- that is late by at least 1 day\" is met for Order 5512: "
                        + "daysLate is 3, needed >= 1 and \"- that is still under way\" is met for Order "
                        + "5512: onItsWay is true, needed = true");
    }

    @Test
    void aMissingProposalShowsTheValuesFound() {
        assertThat(play(
                        LATE,
                        "customer: amira\nbut: { orders: [ { id: \"5512\", promisedAt: 2026-03-15 } ] }\n"
                                + "expect: { action: warn-late-delivery }"))
                .contains("is not met for Order 5512: daysLate is 0, needed >= 1");
    }

    @Test
    void theHintExplainsHowButMergesLists() {
        String merges = "\"but\" merges lists by \"id\", so the customer also still has orders 5512";

        assertThat(play(
                        LATE,
                        "customer: amira\nbut: { orders: [ { id: \"1\", promisedAt: 2026-03-20, placedAt: "
                                + "2026-03-01 } ] }\nexpect: nothing"))
                .contains(merges);
        assertThat(play(LATE, "customer: amira\nbut: { orders: [ { id: \"5512\", value: 20 } ] }\nexpect: nothing"))
                .doesNotContain("merges lists");
    }

    @Test
    void anOutrankingRuleOfAnotherAreaIsReportedWithAHint() {
        assertThat(play(THANKS, "customer: amira\nexpectDecision: { action: thank-regular }"))
                .contains(
                        "\"warn-late-delivery\" of the area delivery ranked first",
                        "earlier: [ { action: warn-late-delivery, on: 2026-03-14",
                        "less \"worth\" in areas/delivery/actions.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ orders: [ { id: '1', placedAt: 2026-03-01, value: -5 } ] } | 4 | \"orders[0].value\" is -5",
                "~{~orders: [~{ id: '5512', value: 5 },~{ id: '1', placedAt: 2026-03-01, value: -5 } ] } | 8 | "
                        + "\"orders[1].value\" is -5",
                "~{~complaints: [~{ id: K1 } ] } | 7 | \"complaints[0].openedAt\" is missing; a date or an instant "
                        + "is expected",
                "~{~orders: [~{ id: '1' },~{ placedAt: 2026-03-01 },~{ value: 5 } ] } | 7 | also missing: "
                        + "orders[1].id, orders[2].id, orders[2].placedAt",
            })
    void invalidFactsAreReportedWhereTheyWereWritten(String but, int line, String text) {
        Problem problem = problems(LATE, "customer: amira\nexpect: nothing\nbut: " + but.replace("~", "\n  "))
                .get(0);

        assertThat(problem.message()).contains(text);
        assertThat(problem.origin().line()).isEqualTo(line + 1);
    }

    private static String play(String file, String scenario) {
        return problems(file, scenario).get(0).message();
    }

    private static List<Problem> problems(String file, String scenario) {
        return problemsWith(file, "- name: Test\n" + ("today: 2026-03-15\n" + scenario).indent(2)).stream()
                .filter(Problem::isError)
                .toList();
    }
}
