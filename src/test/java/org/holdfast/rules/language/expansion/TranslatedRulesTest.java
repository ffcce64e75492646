package org.holdfast.rules.language.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.ListPattern;
import org.holdfast.rules.condition.WhenClause;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.grammar.Grammar;
import org.holdfast.rules.language.GeneratedSentence;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;
import org.junit.jupiter.api.Test;

/** Writes rules at random, translates them line by line, and compares what they come to. */
class TranslatedRulesTest {

    private static final int RULES = 120;
    private static final Sentences SENTENCES = Sentences.read(BookSource.of(Books.texts("r.dslr", "")), new Problems());

    private static final List<GeneratedSentence> CONDITIONS = usable(RuleSection.WHEN, null);
    private static final List<GeneratedSentence> GROUPS = SENTENCES
            .generated(RuleSection.WHEN, null, "en")
            .filter(each -> each.topic().equals("group"))
            .toList();

    private final Random random = new Random(20_261_128);
    private final List<Line> lines = new ArrayList<>();

    /** A line before it has a language. */
    private record Line(int indentation, Sentence sentence, Map<String, String> values) {

        String in(String language) {
            Sentence own = SENTENCES.inLanguage(sentence, language).orElseThrow();
            String dash = sentence.section() == RuleSection.DETAIL ? "- " : "";
            return " ".repeat(indentation) + dash + Sentences.write(own, values);
        }
    }

    private static List<GeneratedSentence> usable(RuleSection section, String scope) {
        return SENTENCES
                .generated(section, scope, "en")
                .filter(each -> !each.topic().equals("group") && !each.meaning().contains(Grammar.REQUIRED))
                .filter(each -> each.meaning()
                                .replaceAll("\\$(customer|n)\\b", "")
                                .replaceFirst("^\\$\\w+ :", "")
                                .indexOf('$')
                        < 0)
                .toList();
    }

    private void add(int indentation, GeneratedSentence generated) {
        Sentence sentence = generated.sentence();
        Map<String, String> values = new HashMap<>();
        sentence.slots()
                .forEach(gap -> values.put(
                        gap.name(),
                        gap.kind().equals("number") ? String.valueOf(1 + random.nextInt(4)) : gap.exampleValue()));
        lines.add(new Line(indentation, sentence, values));
        String entity = entity(generated.meaning());
        if (sentence.section() == RuleSection.WHEN && entity != null && random.nextBoolean()) {
            List<GeneratedSentence> details = usable(RuleSection.DETAIL, entity);
            for (int i = 0; i <= random.nextInt(2) && !details.isEmpty(); i++) {
                add(indentation + 2, details.get(random.nextInt(details.size())));
            }
        }
    }

    private static String entity(String meaning) {
        return Stream.of("Order", "Complaint", "Subscription", "Payment", "Cart", "Survey", "Return")
                .filter(each -> meaning.contains(each + "()"))
                .findFirst()
                .orElse(null);
    }

    private void conditions(int indentation, int depth) {
        for (int i = 0; i <= random.nextInt(3); i++) {
            if (depth < 2 && random.nextInt(4) == 0) {
                add(indentation, GROUPS.get(random.nextInt(GROUPS.size())));
                conditions(indentation + 2, depth + 1);
            } else {
                add(indentation, CONDITIONS.get(random.nextInt(CONDITIONS.size())));
            }
        }
    }

    private String rule(String language) {
        StringBuilder when = new StringBuilder();
        lines.forEach(line -> when.append(line.in(language)).append('\n'));
        return Books.sentences(when.toString());
    }

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
            lines.clear();
            conditions(2, 0);
            List<String> english = meaning(rule("en"));

            assertThat(meaning(rule("ru"))).as(rule("en") + rule("ru")).isEqualTo(english);
            assertThat(meaning(rule("ro"))).as(rule("en") + rule("ro")).isEqualTo(english);
            read += english.stream().anyMatch(each -> each.contains(" ") || each.contains("(")) ? 1 : 0;
        }

        assertThat(read).as("rules without an error").isGreaterThan(RULES / 2);
    }
}
