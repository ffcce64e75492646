package org.holdfast.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.view;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FavouriteCategoryTest {

    /**
     * Creates a customer from one letter per order, oldest first. A capital letter is a cancelled order, a dash an
     * order without known lines.
     */
    private static CustomerView customer(String orders) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < orders.length(); i++) {
            char category = orders.charAt(i);
            json.append(json.isEmpty() ? "" : ",")
                    .append("{'id':'")
                    .append(i)
                    .append("','placedAt':'2026-01-")
                    .append(10 + i)
                    .append('\'')
                    .append(Character.isUpperCase(category) ? ",'cancelledAt':'2026-02-01'" : "")
                    .append(
                            category == '-'
                                    ? ""
                                    : ",'lines':[{'sku':'s','quantity':1,'category':'" + Character.toLowerCase(category)
                                            + "'},{'sku':'t','quantity':9,'category':'"
                                            + Character.toLowerCase(category) + "'},{'sku':'u','quantity':1}]")
                    .append('}');
        }
        return view("{'id':'c','orders':[" + json + "]}", "2026-03-15");
    }

    @ParameterizedTest
    @CsvSource({"aabaa, a, 4", "ababab, b, 3", "bababa, a, 3", "aaa-, a, 3", "aaaBBBB, a, 3"})
    void occursInMostOrders(String orders, String category, int count) {
        assertThat(FavouriteCategory.of(customer(orders))).isEqualTo(new FavouriteCategory(category, count));
    }

    @ParameterizedTest
    @CsvSource({"aabb", "AAA", "-----", "a"})
    void twoOrdersAreNotEnough(String orders) {
        assertThat(FavouriteCategory.of(customer(orders))).isEqualTo(new FavouriteCategory(null, null));
    }

    @Test
    void isUnknownWithoutKnownOrders() {
        assertThat(FavouriteCategory.of(view("{'id':'c'}", "2026-03-15")).category())
                .isNull();
    }
}
