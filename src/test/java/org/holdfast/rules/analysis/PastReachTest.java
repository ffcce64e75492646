package org.holdfast.rules.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.holdfast.diagnostics.Problem;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBookReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastReachTest {

    private static final String RULE = "rule \"Gift\"\nwhen\n%s\nthen\n  Propose \"gift\"\n  Propose \"warn\"\nend\n";

    private static RuleBookReader.Result read(String conditions) {
        return Books.read("gift.dslr", RULE.formatted(conditions.replace('~', '\n')));
    }

    private static List<String> messages(RuleBookReader.Result result) {
        return result.problems().stream().map(Problem::message).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The customer has an order | 0",
                "The customer never got \"gift\" in the last 180 days | 180",
                "The customer never got \"gift\" | 3660",
                "The customer was given something~- in the last 30 hours | 2",
                "The customer was given something~- in the last 6 months~- in the last 400 days | 183",
                "The customer was given something~- at least 10 days ago | 3660",
                "The customer refused \"gift\" in the last 30 days | 430",
                "The customer was given \"gift\" in the last 30 days~The customer never got \"warn\" in the last 90 days"
                        + " | 90",
                "> not PastAction( given, happenedOn >= $customer.startOfMonth ) from $customer.pastActions | 31",
                "> not PastAction( answeredOn >= $customer.monthsAgo(2) ) from $customer.pastActions | 462",
                "> $past : PastAction( given, daysAgo < 50 ) from $customer.pastActions | 50",
                "> Customer()~> (not PastAction( daysAgo < 9 ) from $customer.pastActions or Customer( segment == \"x\" ))"
                        + " | 9",
            })
    void aRuleLooksBackAsFarAsItsConditionsSay(String conditions, int days) {
        RuleBookReader.Result result = read(conditions);

        assertThat(result.book()).as("%s", result.problems()).isNotNull();
        assertThat(result.book().pastDays()).isEqualTo(days);
        assertThat(result.book().asksForPastActions()).isEqualTo(days > 0);
    }

    @Test
    void moreThanTenYearsAreRefused() {
        assertThat(messages(read("The customer never got \"gift\" in the last 3661 days")))
                .containsExactly(
                        "The rule \"Gift\" looks back further than 3660 days; what we did for customers is not "
                                + "kept for rules any longer.");
        assertThat(read("The customer was given something~- in the last 120 months")
                        .hasErrors())
                .isFalse();
    }

    @Test
    void namesThatTheBookDoesNotHaveAreWarnedOf() {
        RuleBookReader.Result result = read("The customer never got \"gitf\" in the last 180 days");

        assertThat(result.hasErrors()).isFalse();
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message())
                    .isEqualTo(
                            "The rule asks for the action \"gitf\" of earlier actions, which this rule book does not "
                                    + "have.");
            assertThat(problem.hint()).contains("\"gift\"");
            assertThat(problem.origin().line()).isEqualTo(3);
        });
        assertThat(messages(read("The customer was given something of the area \"tests\" in the last 9 days")))
                .hasSize(1);
        assertThat(messages(read("The customer was given something of the area \"test\" in the last 9 days")))
                .isEmpty();
        assertThat(messages(read("The customer was given something~- proposed by the rule \"Gifts\"")))
                .hasSize(1);
    }
}
