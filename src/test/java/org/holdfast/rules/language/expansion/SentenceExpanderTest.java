package org.holdfast.rules.language.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.rules.Books.book;
import static org.holdfast.rules.Books.problems;
import static org.holdfast.rules.Books.sentences;

import java.util.List;
import java.util.Map;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.language.Sentences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceExpanderTest {

    private static String conditions(String when) {
        return book("r.dslr", sentences(when)).rules().get(0).when().text();
    }

    @Test
    void insertsDetailsIntoTheConditionAboveThem() {
        assertThat(conditions("""
                The customer has an order
                  - that is late by at least 2 days
                  - worth at least 50
                The customer has no complaint about the order
                """)).isEqualTo("""
                Customer()
                $1 : Order(daysLate >= 2, value >= 50, \
                count(Complaint(orderId == $1.id) from $customer.complaints) == 0) from $customer.orders""");
    }

    @Test
    void insertsDetailsIntoCounts() {
        assertThat(conditions("The customer has at least 2 orders\n - that is late by at least 1 day\n - placed "
                        + "in the last 90 days"))
                .isEqualTo("Customer(count(Order(daysLate >= 1 && placedDaysAgo < 90) from $customer.orders) >= 2)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The customer has not ordered for at least 60 days | Customer(daysSinceLastOrder >= 60)",
                "the customer has not ordered for at least 60 days. | Customer(daysSinceLastOrder >= 60)",
                "The  customer has not   ordered for at least 1 day | Customer(daysSinceLastOrder >= 1)",
                "The customer has been quiet for at least 2.5 times the usual gap | Customer(quietRatio >= 2.5)",
                "The customer has been quiet for at least 2,5 times the usual gap | Customer(quietRatio >= 2.5)",
                "The customer spent at least 9.90 in the last 30 days | Customer(spendIn(30) >= 9.9)",
                "> Customer( stamps > 4 ) | Customer(stamps > 4)",
            })
    void acceptsVariantsOfASentence(String line, String conditions) {
        assertThat(conditions(line)).isEqualTo(conditions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "(He|She) is gone ~ She is gone",
                "(Really )?gone ~ gone",
                "The (customer|buyer) is gone ~ the   buyer  is gone",
                "The colou?r is gone ~ The color is gone",
                "The customer is gone|The customer is away ~ The customer is away",
                "The customer is gone\\? ~ The customer is GONE?",
            })
    void findsSentencesWithAnyBeginning(String sentence, String line) {
        Map<String, String> texts = Books.texts("r.dslr", sentences(line));
        texts.put("language/en/more.dsl", "[when]" + sentence + "=Customer( quietRatio >= 4 )");

        assertThat(Books.withoutLeftovers(
                        new RuleBookReader("EUR").read(BookSource.of(texts)).problems()))
                .isEmpty();
    }

    @Test
    void reportsUnknownSentencesWithSimilarOnes() {
        List<Problem> problems = problems("r.dslr", sentences("The customer has a order\n - that is late by 2 days"));

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).origin().line()).isEqualTo(3);
        assertThat(problems.get(0).message()).contains("I do not know the sentence \"The customer has a order\"");
        assertThat(problems.get(0).hint()).contains("The customer has an order");
    }

    @Test
    void reportsUnknownDetails() {
        List<Problem> problems = problems("r.dslr", sentences("The customer has an order\n - that is late by 2 days"));

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).origin().line()).isEqualTo(4);
        assertThat(problems.get(0).hint()).contains("that is late by at least … day(s)");
    }

    @Test
    void readsTheOtherRulesOfAFileWithProblems() {
        List<Problem> problems = problems(
                "r.dslr",
                sentences("The customer has a order\n - that is late\nThe customer has no complaint about the order")
                        + "\nrule \"S\"\nwhen\n> Customer( laguage == \"ru\" )\nthen\nPropose \"wran\"\nend\n"
                        + "rule \"T\"\nwhen\nThe customer has no complaint about the order\nthen\nPropose "
                        + "\"warn\"\nend\n");

        assertThat(problems)
                .extracting(Problem::toString)
                .anyMatch(each -> each.contains("line 3: I do not know the sentence"))
                .anyMatch(each -> each.contains("line 12: Customer has no field \"laguage\""))
                .anyMatch(each -> each.contains("line 18: \"$order\" is not known in this rule"))
                .anyMatch(each -> each.contains("line 14: There is no action \"wran\". Maybe \"warn\""))
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The customer has been with us for less than 6 weeks | \"weeks\" is not a unit | Maybe count in days.",
                "Клиент с нами меньше 2 месяцев | «месяцев» — не та единица времени | "
                        + "Возможно, стоит считать в днях.",
                "Clientul este cu noi de mai puțin de 3 luni | „luni” nu este o unitate | "
                        + "Poate ar trebui numărat în zile.",
                "The customer has not ordered for at least many days | "
                        + "\"many\" is not a whole number such as 3 | The sentence is",
                "It is 5 or later | \"5\" is not a date such as 2026-03-12 | It is … or later",
                "The customer spent at least 2026-03-01 in the last 90 days | "
                        + "\"2026-03-01\" is not an amount | in the last",
            })
    void namesTheInvalidUnitOrValue(String line, String message, String hint) {
        assertThat(problems("r.dslr", sentences(line))).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.hint()).contains(hint);
        });
    }

    @Test
    void rejectsDetailsOfAnotherEntity() {
        assertThat(problems("r.dslr", sentences("The customer has a complaint\n - that has been delivered")))
                .hasSize(1);
    }

    @Test
    void rejectsDetailsWithoutACondition() {
        List<Problem> problems = problems("r.dslr", sentences("- that is late"));

        assertThat(problems.get(0).message()).contains("no condition above");
    }

    @Test
    void rejectsLinesOutsideOfARule() {
        assertThat(problems("r.dslr", "Hello\n" + sentences("The customer has an order"))
                        .get(0)
                        .message())
                .contains("outside of a rule");
    }

    @Test
    void matchesWholeLinesOfOtherAlphabets() {
        Map<String, String> texts = Books.texts("r.dslr", """
                правило "Отток"
                когда
                Клиент близок к оттоку
                то
                Предложить "warn"
                конец
                """);
        texts.put("language/ru/more.dsl", "[when]Клиент близок к оттоку=Customer( quietRatio >= 4 )");
        RuleBookReader.Result result = new RuleBookReader("EUR").read(BookSource.of(texts));

        assertThat(Books.withoutLeftovers(result.problems())).isEmpty();
        assertThat(result.book().rules().get(0).name()).isEqualTo("Отток");
        assertThat(result.book().rules().get(0).when().text()).isEqualTo("Customer(quietRatio >= 4)");
    }

    @Test
    void prefersTheMostSpecificSentence() {
        Map<String, String> texts = Books.texts("r.dslr", sentences("The customer is well"));
        texts.put("language/en/more.dsl", """
                [when]The customer is {word:word}=Customer( segment == "{word}" )
                [when]The customer is well=Customer( openComplaints == 0 )
                """);

        assertThat(new RuleBookReader("EUR")
                        .read(BookSource.of(texts))
                        .book()
                        .rules()
                        .get(0)
                        .when()
                        .text())
                .isEqualTo("Customer(openComplaints == 0)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[when]The customer is {x}=Customer( segment == \"{x}\" ) | has no kind",
                "[when]The customer is {x:colour}=Customer( segment == \"{x}\" ) | has an unknown kind",
                "[when]The customer is {x:word}=Customer( late ) | is not used",
                "[when]The customer is good=Customer( segment == \"{y}\" ) | is not a gap",
                "[when]The customer (is good=Customer( openComplaints == 0 ) | not well formed",
                "[wenn]The customer=Customer() | not known here",
                "[when][Ordr]- late=late | no kind of thing",
                "The customer=Customer() | not a sentence definition",
            })
    void reportsInvalidSentenceDefinitions(String line, String message) {
        Map<String, String> texts = Books.texts("r.dslr", sentences("The customer has an order"));
        texts.put("language/en/more.dsl", line);

        assertThat(new RuleBookReader("EUR").read(BookSource.of(texts)).problems())
                .anySatisfy(problem -> assertThat(problem.origin() + problem.message())
                        .contains("language/en/more.dsl, line 1")
                        .contains(message));
    }

    @Test
    void doesNotInterpretQuotedText() {
        assertThat(conditions("The customer has a complaint\n - that mentions \"Order( late ) from\"\n - that is open"))
                .contains("text contains \"order( late ) from\", open");
    }

    @Test
    void mapsLinesOfDrlToTheirSource() {
        Problems problems = new Problems();
        Sentences language = Sentences.read(BookSource.of(Books.texts("r.dslr", "")), problems);
        SourceMappedText drl = SentenceExpander.expand(
                        SourceMappedText.of("r.dslr", sentences("""
                The customer has an order
                  - that is late
                The customer has no open complaint""")), language, problems)
                .drl();

        assertThat(drl.text().lines().toList()).contains("  late", ") from $customer.orders");
        int late = drl.text().lines().toList().indexOf("  late") + 1;
        assertThat(drl.origin(late).line()).isEqualTo(4);
        assertThat(drl.origin(late).text()).isEqualTo("- that is late");
    }
}
