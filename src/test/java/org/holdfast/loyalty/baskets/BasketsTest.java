package org.holdfast.loyalty.baskets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.view;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasketsTest {

    private static List<CartView> carts(String carts, String more) {
        return Baskets.of(
                view("{'id':'c','timeZone':'Europe/Chisinau','carts':[" + carts + "]" + more + "}", "2026-03-15"));
    }

    private static CartView cart(String fields) {
        return carts("{'id':'b'" + (fields == null ? "" : fields) + "}", "").get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "                                                                  | false | -     | -",
                ",'lines':[]                                                       | false | true  | false",
                ",'lines':[{'sku':'s','quantity':0}]                               | false | true  | false",
                ",'lines':[{'sku':'s','quantity':1}]                               | false | false | true",
                ",'value':20                                                       | false | false | true",
                ",'value':0                                                        | false | -     | -",
                ",'value':20,'orderId':'1'                                         | true  | false | false",
                ",'orderedAt':'2026-03-14'                                         | true  | -     | false",
                ",'value':20,'orderedAt':'2026-03-20','orderId':'1'                | false | false | true",
                ",'value':20,'changedAt':'2026-03-20'                              | false | -     | -",
                ",'value':20,'changedAt':'2026-03-20','orderId':'1'                | false | -     | -",
            })
    void aCartIsOpenUntilItIsOrderedOrEmptied(String fields, boolean ordered, Boolean empty, Boolean open) {
        CartView cart = cart(fields);

        assertThat(cart.ordered()).isEqualTo(ordered);
        assertThat(cart.empty()).isEqualTo(empty);
        assertThat(cart.open()).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-03-15T07:00:00Z, 3, 0",
                "2026-03-15T07:00:01Z, 2, 0",
                "2026-03-14T21:59:00Z, 12, 1",
                "2026-03-14, -, 1",
                "2026-03-15T10:00:01Z, -, -",
                "2026-03-16, -, -"
            })
    void hoursAreKnownOnlyIfTheTimeIs(String changedAt, Integer hours, Integer days) {
        CartView cart = cart(",'changedAt':'" + changedAt + "'");

        assertThat(cart.hoursUntouched()).isEqualTo(hours);
        assertThat(cart.daysUntouched()).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            nullValues = "-",
            delimiter = '|',
            value = {
                "2026-03-14T10:00:00Z | 2026-03-14T10:00:01Z | true",
                "2026-03-14T10:00:00Z | 2026-03-14T09:59:59Z | false",
                "2026-03-14T10:00:00Z | 2026-03-14           | true",
                "2026-03-14T10:00:00Z | 2026-03-13           | false",
                "2026-03-14           | 2026-03-14T05:00:00Z | true",
                "2026-03-14           | 2026-03-16T05:00:00Z | false",
                "-                    | 2026-03-14           | -",
            })
    void anOrderOfTheSameDayMayHaveBeenPlacedSince(String changedAt, String placedAt, Boolean since) {
        String changed = changedAt == null ? "" : ",'changedAt':'" + changedAt + "'";

        assertThat(carts("{'id':'b'" + changed + "}", ",'orders':[{'id':'1','placedAt':'" + placedAt + "'}]")
                        .get(0)
                        .boughtSince())
                .isEqualTo(since);
        assertThat(cart(changed).boughtSince()).isNull();
    }

    @Test
    void theValueIsThatOfTheShopOrElseOfItsLines() {
        String lines = ",'lines':[{'sku':'a','quantity':2,'price':4.5},{'sku':'b','quantity':1,'price':1}]";

        assertThat(cart(lines).value()).isEqualByComparingTo("10");
        assertThat(cart(lines + ",'value':9").value()).isEqualByComparingTo("9");
        assertThat(cart(lines.replace(",'price':1}", "}")).value()).isNull();
        assertThat(cart(lines).pieces()).isEqualByComparingTo("3");
    }

    @Test
    void articlesAreNamedAndNotMoreThanFive() {
        assertThat(cart(",'lines':[{'sku':'a','name':'Tea','quantity':2.0},{'sku':'b','name':'Silk','quantity':0.5}]")
                        .goods())
                .isEqualTo("2 × Tea, Silk");
        assertThat(cart(",'lines':[{'sku':'a','name':'Tea','quantity':1},{'sku':'b','quantity':1}]")
                        .goods())
                .isNull();
        String line = "{'sku':'s','name':'N','quantity':1}";
        assertThat(cart(",'lines':[" + String.join(",", List.of(line, line, line, line, line, line)) + "]")
                        .goods())
                .isEqualTo("N, N, N, N, N …");
    }

    @Test
    void cartsAreSortedByTheirLastChangeAndLaterOnesAreNotThereYet() {
        assertThat(carts(
                        "{'id':'a','changedAt':'2026-03-14'},{'id':'b','startedAt':'2026-03-01'},"
                                + "{'id':'l','startedAt':'2026-03-16'}",
                        ""))
                .extracting(each -> each.cart().id())
                .containsExactly("b", "a");
        assertThat(Baskets.of(view("{'id':'c'}", "2026-03-15"))).isNull();
    }
}
