package org.holdfast.rules.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.rules.Books.book;
import static org.holdfast.rules.Books.drl;

import java.util.List;
import org.holdfast.Samples;
import org.holdfast.explanation.conditions.RuleExplanation;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.model.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was bought, in which order and for how long without a break, and what cannot be known about it. */
class PurchasesTest {

    private static final String TEA = "{'id':'1','placedAt':'2026-03-01','currency':'EUR','lines':["
            + "{'sku':'g','name':'Green','category':'tea','quantity':2,'price':10,'discount':5},"
            + "{'sku':'k','name':'Kettle','quantity':1}]}";
    private static final String OLD = "{'id':'2','placedAt':'2025-01-01'}";
    private static final String GONE = "{'id':'3','placedAt':'2026-03-02','cancelledAt':'2026-03-03','lines':["
            + "{'sku':'b','category':'bread','quantity':1,'price':2}]}";

    private static Truth truth(String when, String orders) {
        CustomerView view =
                Samples.view("{'id':'c'" + (orders.isEmpty() ? "" : ",'orders':" + orders) + "}", "2026-03-15");
        List<ConditionLine> lines =
                book("r.drl", drl(when)).rules().get(0).when().customer();
        return Condition.all(lines.stream().map(ConditionLine::condition).toList())
                .of(view, new Object[] {view});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "exists Purchase( category == \"tea\" || name == \"tea\" || sku == \"tea\", daysAgo < 90 ) ¦ TRUE ¦ TRUE",
                "exists Purchase( category == \"bread\" ) ¦ UNKNOWN ¦ UNKNOWN",
                "exists Purchase( category == \"bread\", daysAgo < 90 ) ¦ UNKNOWN ¦ UNKNOWN",
                "exists Purchase( sku == \"bread\", daysAgo < 90 ) ¦ FALSE ¦ FALSE",
                "not Purchase( sku == \"g\" ) ¦ FALSE ¦ FALSE",
                "not Purchase( sku == \"b\" ) ¦ TRUE ¦ UNKNOWN",
                "not Purchase( sku == \"b\", daysAgo < 90 ) ¦ TRUE ¦ TRUE",
                "exists Purchase( ) ¦ TRUE ¦ TRUE",
                "exists Purchase( daysAgo > 90 ) ¦ FALSE ¦ UNKNOWN",
            })
    void whatWasBoughtIsKnownAsFarAsTheLinesAre(String when, Truth known, Truth withUnknownLines) {
        assertThat(truth(when + " from $customer.purchases", "[" + TEA + "," + GONE + "]"))
                .isEqualTo(known);
        assertThat(truth(when + " from $customer.purchases", "[" + TEA + "," + GONE + "," + OLD + "]"))
                .isEqualTo(withUnknownLines);
        assertThat(truth(when + " from $customer.purchases", "")).isEqualTo(Truth.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "count(1); $n >= 2 ¦ TRUE ¦ TRUE",
                "count(1); $n <= 2 ¦ TRUE ¦ UNKNOWN",
                "count(1); $n == 2 ¦ TRUE ¦ UNKNOWN",
                "count(1); $n >= 3 ¦ FALSE ¦ UNKNOWN",
                "sum(quantity); $n >= 3 ¦ TRUE ¦ TRUE",
                "sum(quantity); $n > 3 ¦ FALSE ¦ UNKNOWN",
                "max(quantity); $n >= 2 ¦ TRUE ¦ TRUE",
                "max(quantity); $n <= 2 ¦ TRUE ¦ UNKNOWN",
                "min(quantity); $n <= 1 ¦ TRUE ¦ TRUE",
                "min(quantity); $n >= 1 ¦ TRUE ¦ UNKNOWN",
                "average(quantity); $n >= 1 ¦ TRUE ¦ UNKNOWN",
                "countDistinct(sku); $n >= 2 ¦ TRUE ¦ TRUE",
                "countDistinct(sku); $n <= 2 ¦ TRUE ¦ UNKNOWN",
                "percent( quantity >= 1 ); $n >= 100 ¦ TRUE ¦ UNKNOWN",
            })
    void figuresAllowForAnyNumberOfUnknownLines(String figure, Truth known, Truth withUnknownLines) {
        String when = "accumulate( Purchase( ) from $customer.purchases; $n : " + figure + " )";

        assertThat(truth(when, "[" + TEA + "]")).isEqualTo(known);
        assertThat(truth(when, "[" + TEA + "," + OLD + "]")).isEqualTo(withUnknownLines);
    }

    @Test
    void theAmountIsThatOfTheLine() {
        String when = "accumulate( Purchase( sku == \"g\" ) from $customer.purchases; $n : sum(amount); $n == 15 )";

        assertThat(truth(when, "[" + TEA + "]")).isEqualTo(Truth.TRUE);
    }

    @Test
    void anUnknownLineIsNothingThatARuleCanBeAbout() {
        Rule rule = book("r.drl", drl("  $p : Purchase( daysAgo > 90 ) from $customer.purchases"))
                .rules()
                .get(0);
        RuleBook book = book("r.drl", drl("  $p : Purchase( daysAgo > 90 ) from $customer.purchases"));
        CustomerView view = Samples.view("{'id':'c','orders':[" + OLD + "]}", "2026-03-15");

        assertThat(book.proposals(view)).isEmpty();
        assertThat(rule.when().matches(view)).isEmpty();
        assertThat(RuleExplanation.of(rule, view).results()).anyMatch(result -> result.truth() == Truth.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "orderedInEachOfTheLastMonths(2) ¦ TRUE",
                "orderedInEachOfTheLastMonths(3) ¦ FALSE",
                "!orderedInEachOfTheLastMonths(3) ¦ TRUE",
                "orderedInEachOfTheLastMonths(3) == false ¦ TRUE",
                "monthsInARow >= 3 ¦ TRUE",
                "orderedInEachOfTheLastWeeks(1) ¦ FALSE",
            })
    void streaksAreConditions(String condition, Truth expected) {
        String orders = "[{'id':'1','placedAt':'2026-01-20'},{'id':'2','placedAt':'2026-02-20'},"
                + "{'id':'3','placedAt':'2026-03-14'}]";

        assertThat(truth("Customer( " + condition + " )", orders)).isEqualTo(expected);
        assertThat(truth("Customer( " + condition + " )", "")).isEqualTo(Truth.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "$other : Order( id != $order.id, value > $order.value ) from $customer.orders ¦ 3",
                "exists Order( id != $order.id, value > $order.value ) from $customer.orders ¦ 2",
                "not Order( id != $order.id, value > $order.value ) from $customer.orders ¦ 1",
                "accumulate( Order( id != $order.id, value > $order.value ) from $customer.orders; $n : count(1); $n == 2 ) ¦ 1",
                "accumulate( Order( id != $order.id ) from $customer.orders; $n : sum(value); $n < $order.value ) ¦ 0",
                "accumulate( Order( ) from $customer.orders; $n : max(value); $n == $order.value ) ¦ 1",
                "accumulate( ( Customer( $order.value > 15 ) or exists Order( value > $order.value ) from $customer.orders "
                        + "or Customer( segment == \"x\" ) ); $n : count(1); $n == 2 ) ¦ 1",
            })
    void twoThingsOfOneListAreCompared(String second, int matches) {
        RuleBook book = book("r.drl", drl("  $order : Order( ) from $customer.orders\n  " + second));
        CustomerView view = Samples.view(
                "{'id':'c','segment':'y','orders':[{'id':'1','placedAt':'2026-01-20','value':20,'currency':'EUR'},"
                        + "{'id':'2','placedAt':'2026-02-20','value':10,'currency':'EUR'},"
                        + "{'id':'3','placedAt':'2026-03-14','value':30,'currency':'EUR'}]}",
                "2026-03-15");
        Rule rule = book.rules().get(0);

        assertThat(book.proposals(view)).hasSize(matches);
        assertThat(rule.when().matches(view)).hasSize(matches);
        assertThat(RuleExplanation.of(rule, view).acts()).isEqualTo(matches > 0);
    }
}
