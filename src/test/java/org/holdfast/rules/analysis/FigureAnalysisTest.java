package org.holdfast.rules.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.holdfast.Samples;
import org.holdfast.diagnostics.Problem;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.Books;
import org.holdfast.rules.model.Rule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the analysis says about figures and alternatives is true of every customer: each pair is tried on many. */
class FigureAnalysisTest {

    private static final List<Rule> RULES = new ArrayList<>();
    private static final List<CustomerView> VIEWS = new ArrayList<>();

    private static String figure(String filter, String figure) {
        return "accumulate( Order( " + filter + " ) from $customer.orders; $n : " + figure + " )";
    }

    @BeforeAll
    static void readRules() {
        List<String> conditions = new ArrayList<>();
        for (String filter : List.of("", "value > 50")) {
            for (String figure : List.of(
                    "sum(value); $n >= 100",
                    "sum(value); $n >= 200",
                    "sum(value); $n < 100",
                    "sum(value); $n == 0",
                    "average(value); $n >= 100",
                    "average(value); $n < 100",
                    "min(value); $n > 60",
                    "max(value); $n <= 60",
                    "percent( placedDaysAgo < 30 ); $n >= 100",
                    "percent( placedDaysAgo < 30 ); $n <= 50",
                    "count(1); $n >= 2",
                    "count(1); $n <= 1",
                    "countDistinct(currency); $n >= 2")) {
                conditions.add(figure(filter, figure));
            }
        }
        String alternatives =
                "( " + String.join(" or ", conditions.get(0), conditions.get(5), conditions.get(8)) + " )";
        for (String bound : List.of("== 0", ">= 1", ">= 2", "<= 1", "== 2", ">= 3")) {
            conditions.add("accumulate( " + alternatives + "; $m : count(1); $m " + bound + " )");
        }
        conditions.forEach(condition ->
                RULES.add(Books.book("r.drl", Books.drl(condition)).rules().get(0)));
        Random random = new Random(20261128);
        for (int i = 0; i < 400; i++) {
            StringBuilder orders = new StringBuilder();
            for (int j = random.nextInt(4); j > 0; j--) {
                orders.append(orders.isEmpty() ? "" : ",")
                        .append("{'id':'")
                        .append(j)
                        .append("','placedAt':'2026-0")
                        .append(1 + random.nextInt(3))
                        .append("-10','currency':'")
                        .append("EUR")
                        .append("','value':")
                        .append(random.nextInt(5) * 40)
                        .append('}');
            }
            VIEWS.add(Samples.view("{'id':'c','orders':[" + orders + "]}", "2026-03-15"));
        }
    }

    private static boolean acts(Rule rule, CustomerView view) {
        return !rule.when().matches(view).isEmpty();
    }

    @Test
    void aRuleThatIsSaidToBeNarrowerNeverActsAlone() {
        int claims = 0;
        for (Rule one : RULES) {
            for (Rule other : RULES) {
                if (new ConditionProfile(one).isNarrowerThan(new ConditionProfile(other))) {
                    claims++;
                    assertThat(VIEWS)
                            .as("%s within %s", one.when().text(), other.when().text())
                            .noneMatch(view -> acts(one, view) && !acts(other, view));
                }
            }
        }
        assertThat(claims).isGreaterThan(RULES.size());
    }

    @Test
    void rulesThatAreSaidNotToOverlapNeverActTogether() {
        int claims = 0;
        for (Rule one : RULES) {
            for (Rule other : RULES) {
                if (!new ConditionProfile(one).overlaps(new ConditionProfile(other))) {
                    claims++;
                    assertThat(VIEWS)
                            .as(
                                    "%s apart from %s",
                                    one.when().text(), other.when().text())
                            .noneMatch(view -> acts(one, view) && acts(other, view));
                }
            }
        }
        assertThat(claims).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "sum(value); $n >= 200, $n < 100 ¦ contradict each other",
                "sum(value); $n < 0 ¦ contradict each other",
                "percent( late ); $n >= 100, $n < 50 ¦ contradict each other",
            })
    void aFigureThatCannotBeIsAContradiction(String figure, String message) {
        assertThat(Books.problems("r.drl", Books.drl(figure("", figure))))
                .extracting(Problem::message)
                .anyMatch(each -> each.contains(message));
    }

    @Test
    void aSmallerStepIsNotShadowedByAnAverageOfNothing() {
        Rule one = Books.book("r.drl", Books.drl("Customer( !(age > 9) )\n  " + figure("", "average(value); $n < 100")))
                .rules()
                .get(0);
        Rule other = Books.book("r.drl", Books.drl(figure("", "average(value); $n >= 100")))
                .rules()
                .get(0);

        assertThat(new ConditionProfile(one).isNarrowerThan(new ConditionProfile(other)))
                .isFalse();
        assertThat(new ConditionProfile(one).overlaps(new ConditionProfile(other)))
                .isFalse();
    }
}
