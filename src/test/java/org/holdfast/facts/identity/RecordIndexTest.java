package org.holdfast.facts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records of several shops with the same number, and what refers to them. */
class RecordIndexTest {

    private static final List<Order> ORDERS =
            List.of(order("5512", "shop-ro"), order("5512", "shop-md"), order("9", "shop-md"), order("10", null));

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            shop-ro  | 5512         | shop-ro/5512
            shop-md  | 5512         | shop-md/5512
            helpdesk | 5512         | -
            -        | 5512         | -
            helpdesk | shop-md/5512 | shop-md/5512
            helpdesk | 9            | shop-md/9
            -        | 9            | shop-md/9
            shop-ro  | 10           | 10
            -        | 11           | -
            -        | -            | -
            """, delimiter = '|')
    void aNumberIsLookedForInItsSourceFirst(
            @Nullable String source, @Nullable String number, @Nullable String expected) {
        Order found = RecordIndex.of(ORDERS).find(source, number);

        assertThat(found == null ? null : found.key()).isEqualTo(expected);
    }

    @Test
    void theSameNumberOfTwoSourcesIsTwoRecords() {
        Customer facts = FactsJson.read("""
                {"id":"C","orders":[{"id":"1","source":"a","placedAt":"2026-03-01"},
                  {"id":"1","source":"b","placedAt":"2026-03-01"},{"id":"1","placedAt":"2026-03-01"}]}""");

        assertThat(facts.orders()).extracting(Order::key).containsExactly("a/1", "b/1", "1");
    }

    @Test
    void twoRecordsNeverShareAKey() {
        assertThatThrownBy(() -> FactsJson.read("""
                {"id":"C","orders":[{"id":"1","source":"a","placedAt":"2026-03-01"},
                  {"id":"a/1","placedAt":"2026-03-01"}]}"""))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("\"a/1\" appears twice in this list");
    }

    @Test
    void aSourceIsAShortNameWithoutSlashes() {
        assertThatThrownBy(() -> order("1", "a/b"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("expected a name without \"/\"");
        assertThatThrownBy(() -> order("1", "s".repeat(61))).hasMessageContaining("longer than 60 characters");
        assertThatThrownBy(() -> order("1", " ")).isInstanceOf(InvalidInput.class);
    }

    private static Order order(String id, @Nullable String source) {
        return FactsJson.read(
                FactsJson.mapper()
                        .createObjectNode()
                        .put("id", id)
                        .put("source", source)
                        .put("placedAt", "2026-03-01"),
                Order.class);
    }
}
