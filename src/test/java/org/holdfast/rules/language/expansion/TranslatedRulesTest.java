package org.holdfast.rules.language.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.holdfast.diagnostics.Problem;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.ListPattern;
import org.holdfast.rules.condition.WhenClause;
import org.junit.jupiter.api.Test;

/** Writes rules at random, translates them line by line, and compares what they come to. */
class TranslatedRulesTest {

    private static final int RULES = 120;
    private final RandomRules rules = new RandomRules(20_261_128);

    private static List<String> meaning(String rule) {
        RuleBookReader.Result result = Books.read("r.dslr", rule);
        List<Problem> errors =
                result.problems().stream().filter(Problem::isError).toList();
        return errors.isEmpty() && result.book() != null
                ? texts(result.book().rules().get(0).when())
                : errors.stream()
                        .map(each -> each.text() == null
                                ? each.message()
                                : each.text().key())
                        .toList();
    }

    private static List<String> texts(WhenClause when) {
        Stream<ConditionLine> customer = when.customer().stream();
        Stream<ConditionLine> things =
                when.eaches().stream().map(ListPattern::lines).flatMap(List::stream);
        return Stream.concat(customer, things)
                .map(line -> line.condition().text())
                .toList();
    }

    @Test
    void theSameRuleInAnotherLanguageMeansTheSame() {
        int read = 0;
        for (int i = 0; i < RULES; i++) {
            rules.next();
            List<String> english = meaning(rules.in("en"));

            assertThat(meaning(rules.in("ru")))
                    .as(rules.in("en") + rules.in("ru"))
                    .isEqualTo(english);
            assertThat(meaning(rules.in("ro")))
                    .as(rules.in("en") + rules.in("ro"))
                    .isEqualTo(english);
            read += english.stream().anyMatch(each -> each.contains(" ") || each.contains("(")) ? 1 : 0;
        }

        assertThat(read).as("rules without an error").isGreaterThan(RULES / 2);
    }
}
