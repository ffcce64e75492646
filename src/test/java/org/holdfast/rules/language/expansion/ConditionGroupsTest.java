package org.holdfast.rules.language.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.holdfast.Samples;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionGroupsTest {

    private static final String CUSTOMER = """
            {'id':'c','segment':'vip','country':'MD',
             'orders':[
               {'id':'1','placedAt':'2026-11-20','promisedAt':'2026-11-24','value':80,'currency':'EUR',
                'lines':[{'sku':'t1','name':'Green tea','category':'tea','quantity':2,'price':40}]},
               {'id':'2','placedAt':'2026-10-01','promisedAt':'2026-10-09','deliveredAt':'2026-10-05','value':120,
                'currency':'EUR'}],
             'complaints':[]}
            """;

    private static List<Problem> errors(String conditions) {
        return Books.read("r.dslr", rule(conditions)).problems().stream()
                .filter(Problem::isError)
                .toList();
    }

    private static String rule(String conditions) {
        return Books.sentences("  " + conditions.replace("|", "\n  ").replace("_", "  "));
    }

    private static int matches(String conditions) {
        assertThat(errors(conditions)).isEmpty();
        RuleBook book = Books.book("r.dslr", rule(conditions));
        return book.proposals(Samples.view(CUSTOMER, "2026-11-27")).size();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "One of these is true:|_The customer's segment is \"vip\"|_The customer's country is \"RO\" => 1",
                "One of these is true:|_The customer's segment is \"new\"|_The customer's country is \"RO\" => 0",
                "None of these is true:|_The customer's segment is \"new\"|_The customer's country is \"RO\" => 1",
                "At least 2 of these are true:|_The customer's segment is \"vip\"|_The customer has an order|__- late|"
                        + "_The customer's country is \"RO\" => 1",
                "At least 3 of these are true:|_The customer's segment is \"vip\"|_The customer has an order|__- late|"
                        + "_The customer's country is \"RO\" => 0",
                "One of these is true:|_The customer's country is \"RO\"|_All of these are true:|"
                        + "__The customer's segment is \"vip\"|__The customer has at least 2 orders => 1",
                "The customer has an order|- late|One of these is true:|_The customer's country is \"RO\"|"
                        + "_The customer's segment is \"vip\" => 1",
                "Выполнено хотя бы одно из следующих условий:|_Сегмент клиента — \"new\"|_У клиента есть заказ|__- опаздывает => 1",
                "Cel puțin una dintre condițiile următoare este îndeplinită:|_La client, segmentul este \"vip\"|"
                        + "_Clientul nu are comenzi => 1",
            })
    void someOfSeveralConditionsSuffice(String conditions, int matches) {
        assertThat(matches(conditions)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "Every order of the customer|- placed in the last 30 days|was late => 1",
                "Every order of the customer|- late => 0",
                "Every order of the customer|value is at least 80 => 1",
                "Most orders of the customer|- late => 0",
                "Каждый заказ клиента|- оформлен за последние 30 дней|опаздывает => 1",
                "Fiecare comandă a clientului|- plasată în ultimele 30 de zile|este întârziată => 1",
                "The total value of the customer's orders is at least 200 => 1",
                "The total value of the customer's orders is at least 200|- placed in the last 30 days => 0",
                "The average value of the customer's orders is between 90 and 110 => 1",
                "The largest value of the customer's orders is more than 120 => 0",
                "Общая стоимость заказов клиента не меньше 200 => 1",
                "Valoarea totală a comenzilor clientului este de cel puțin 200 => 1",
                "The customer has exactly 2 orders => 1",
                "The newest order of the customer was placed at most 7 days ago => 1",
                "The newest order of the customer was placed at least 2 weeks ago => 0",
                "The oldest order of the customer was placed last month => 1",
                "The oldest order of the customer was placed last month|- late => 0",
                "Самый новый заказ клиента оформлен в этом месяце => 1",
                "Cea mai veche comandă a clientului a fost plasată înainte de 2026-10-02 => 1",
                "The customer spent at least 200 this quarter => 1",
                "The customer spent at least 200 this month => 0",
                "Клиент потратил не меньше 200 за последние 3 месяца => 1",
                "Clientul a comandat de cel puțin 2 ori în ultimele 2 luni => 1",
                "The customer has not ordered for at least 1 month => 0",
                "Today is Friday or Saturday => 1",
                "Today is Monday to Thursday => 0",
                "Сегодня день с понедельника по пятницу => 1",
                "The customer has bought \"tea\" in the last 2 weeks => 1",
                "The customer has never bought \"teapots\" => 0",
                "The customer has an order|- value is more than the customer's average order value => 1",
                "The customer has an order|- value is at least 1.2 times the customer's average order value => 1",
                "У клиента есть заказ|- стоимость не меньше, чем средний чек клиента, умноженный на 1.3 => 0",
                "The customer has an order|- late|The customer has another order|- placed before the order above => 1",
                "The customer has an order|- placed this month => 1",
                "The customer has an order|- placed in the last 2 months => 2",
                "The customer has an order|- placed between 2026-10-01 and 31.10.2026 => 1"
            })
    void aListIsAskedAsAWhole(String conditions, int matches) {
        assertThat(matches(conditions)).isEqualTo(matches);
    }

    @Test
    void aGroupNeedsIndentedLines() {
        assertThat(errors("One of these is true:|The customer has an order"))
                .extracting(Problem::text)
                .extracting(ProblemText::key)
                .containsExactly("group-empty");
    }

    @Test
    void whatMustBeTrueOfEveryThingIsNotLeftOut() {
        assertThat(errors("Every order of the customer|The customer has a complaint"))
                .extracting(Problem::text)
                .extracting(ProblemText::key)
                .containsExactly("share-empty");
    }

    @Test
    void anUnknownLineOfAGroupIsTheOnlyProblem() {
        assertThat(errors("One of these is true:|_The customer is from Mars"))
                .extracting(Problem::text)
                .extracting(ProblemText::key)
                .containsOnly("unknown-sentence");
    }

    @Test
    void groupsAreAtMostThreeDeep() {
        assertThat(errors("One of these is true:|_One of these is true:|__One of these is true:|"
                        + "___One of these is true:|____The customer has no orders"))
                .extracting(Problem::text)
                .extracting(ProblemText::key)
                .contains("group-too-deep");
    }
}
