package org.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.holdfast.Samples;
import org.holdfast.diagnostics.Problem;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rule book that ships, tested as data. */
class ShippedRulesTest {

    private static ValidationReport checked;

    @BeforeAll
    static void check() {
        checked = Samples.shipped();
    }

    @Test
    void passesEveryCheckWithoutAWarning() {
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.passed()).isTrue();
    }

    @Test
    void hasAtLeastFourAreasAndSixteenRules() {
        List<Rule> rules = checked.book().rules().rules();

        assertThat(rules).hasSizeGreaterThanOrEqualTo(16);
        assertThat(rules.stream().map(Rule::area).distinct()).contains("delivery", "complaints", "regulars", "at-risk");
        assertThat(rules.stream()
                        .filter(rule -> rule.origin().file().endsWith(".dslr"))
                        .count())
                .isGreaterThan(rules.size() / 2);
        assertThat(rules.stream()
                        .map(rule -> rule.origin().file().replaceAll(".*\\.", ""))
                        .collect(Collectors.toSet()))
                .contains("dslr", "drl", "csv");
    }

    @Test
    void everyActionIsProposedByARule() {
        Set<String> proposed = checked.book().rules().rules().stream()
                .flatMap(rule -> rule.then().stream())
                .map(ConsequenceClause::action)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(proposed)
                .isEqualTo(new TreeSet<>(checked.book().rules().actions().keySet()));
    }

    @Test
    void hasThreeLanguages() {
        assertThat(checked.book().messages().languages()).containsExactly("en", "ro", "ru");
    }

    @Test
    void aRuleWithoutScenariosIsReported() {
        List<Problem> problems = Samples.problemsWith("areas/at-risk/detractor.scenarios.yaml", "[]");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.message())
                    .contains(
                            "No scenario shows the rule \"Call a detractor\" acting, and none shows it staying silent");
            assertThat(problem.origin().file()).isEqualTo("areas/at-risk/detractor.dslr");
        });
    }
}
