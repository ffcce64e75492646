package org.holdfast.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Companies call their facts as they like. */
class UnusualLabelsTest {

    private static Sentences sentences(String facts, Problems problems) {
        Map<String, String> texts = Books.texts("r.dslr", "");
        texts.put("facts.yaml", facts);
        return Sentences.read(BookSource.of(texts), problems);
    }

    private static String meaning(Sentences sentences, String line) {
        Sentences.Found found = sentences.find(RuleSection.WHEN, null, line);
        return found == null ? "unknown" : found.drl();
    }

    @Test
    void fiveHundredSimilarLabelsAreToldApart() {
        String facts = IntStream.rangeClosed(1, 500)
                .mapToObj(i -> "  plan" + i + ": { type: text, en: plan " + i + ", ru: тариф " + i + ", ro: abonament "
                        + i + " }")
                .collect(Collectors.joining("\n", "customer:\n", "\n"));
        Problems problems = new Problems();
        Sentences sentences = sentences(facts, problems);

        assertThat(problems.list().stream().filter(Problem::isError)).isEmpty();
        for (int i = 1; i <= 500; i++) {
            String own = "Customer( plan" + i + " == \"plus\" )";
            assertThat(meaning(sentences, "The customer's plan " + i + " is \"plus\""))
                    .isEqualTo(own);
            assertThat(meaning(sentences, "Тариф " + i + " клиента — \"plus\"")).isEqualTo(own);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "plan is ¦ The customer's plan is is \"a\" ¦ Customer( x == \"a\" )",
                "is at least ¦ The customer's is at least is not \"a\" ¦ Customer( x != \"a\" )",
                "plan in the last 3 days ¦ The customer's plan in the last 3 days is \"a\" ¦ Customer( x == \"a\" )",
                "orders ¦ The customer's orders is one of \"a\", \"b\" ¦ Customer( x == \"a\" || x == \"b\" )",
                "none of these is true ¦ The customer's none of these is true is known ¦ Customer( x != null )"
            })
    void wordsOfSentencesCanBeLabels(String label, String line, String meaning) {
        Problems problems = new Problems();
        Sentences sentences = sentences("customer:\n  x: { type: text, en: \"" + label + "\" }\n", problems);

        assertThat(problems.list().stream().filter(Problem::isError)).isEmpty();
        assertThat(meaning(sentences, line)).isEqualTo(meaning);
    }

    @Test
    void twoReadingsOfALabelAreNamedWhereItIsDeclared() {
        Problems problems = new Problems();
        sentences("""
                order:
                  sealed: { type: flag, en: sealed }
                  unsealed: { type: flag, en: not sealed }
                """, problems);

        assertThat(problems.list())
                .extracting(Problem::toString)
                .anyMatch(each -> each.contains("facts.yaml, line 3") && each.contains("facts.yaml, line 2"));
    }

    @Test
    void aRuleOfTwoThousandLinesIsReadOrRefusedInOneSentence() {
        String conditions = IntStream.range(0, 2_000)
                .mapToObj(i -> "  The customer's region is not \"r" + i + "\"")
                .collect(Collectors.joining("\n"));
        RuleBookReader.Result result = Books.read("r.dslr", Books.sentences(conditions));
        List<Problem> errors =
                result.problems().stream().filter(Problem::isError).toList();

        assertThat(errors).hasSizeLessThanOrEqualTo(1);
        assertThat(errors.isEmpty()).isEqualTo(result.book() != null);
    }
}
