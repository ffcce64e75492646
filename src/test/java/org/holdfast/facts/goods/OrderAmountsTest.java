package org.holdfast.facts.goods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.holdfast.facts.Order;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderAmountsTest {

    private static Order order(String fields) {
        return FactsJson.read(("{'id':'1','placedAt':'2026-03-01'," + fields + "}").replace('\'', '"'), Order.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'value':105,'goods':100,'shipping':5,'tax':16.76",
                "'value':85,'goods':100,'shipping':5,'paidWithPoints':20",
                "'value':104.99,'goods':100,'shipping':5",
                "'value':105,'goods':100",
                "'value':105,'shipping':5",
                "'goods':100,'tax':100",
                "'value':85,'goods':100,'shipping':5",
                "'value':106,'goods':100,'shipping':5,'currency':'JPY'",
                "'value':105,'tax':105,'paidWithPoints':0"
            })
    void whatCanBeTrueTogetherIsAccepted(String fields) {
        assertThatCode(() -> order(fields)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'value':110,'goods':100,'shipping':5 | value | is 110.00, but goods 100.00 + shipping 5.00 = 105.00",
                "'value':104.98,'goods':100,'shipping':5,'paidWithPoints':0 | value | "
                        + "is 104.98, but goods 100.00 + shipping 5.00 - paidWithPoints 0.00 = 105.00",
                "'value':124.95,'goods':100,'shipping':5,'tax':19.95 | value | "
                        + "goods and shipping must include their tax (19.95)",
                "'value':50,'goods':100,'paidWithPoints':20 | value | goods 100.00 - paidWithPoints 20.00 = 80.00",
                "'goods':10,'shipping':5,'tax':16 | tax | goods and shipping, which include it, are only 15.00",
                "'value':106,'goods':100,'shipping':5,'currency':'EUR' | value | = 105.00",
                "'goods':-1 | goods | cannot be negative"
            })
    void sumsThatContradictEachOtherAreRefusedWithTheSums(String fields, String field, String problem) {
        assertThatThrownBy(() -> order(fields))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContaining(problem);
    }

    @Test
    void anOldOrderIsWrittenAsItCame() {
        String old = "{\"id\":\"1\",\"placedAt\":\"2026-03-01\",\"value\":80}";

        assertThat(FactsJson.write(FactsJson.read(old, Order.class))).isEqualTo(old);
    }

    @Test
    void theRestOfWhatIsKnownIsThePriceOfTheGoods() {
        assertThat(order("'value':85,'shipping':5,'paidWithPoints':20")
                        .amounts()
                        .goodsOrRest())
                .isEqualByComparingTo("100");
        assertThat(order("'value':85,'shipping':5").amounts().goodsOrRest()).isNull();
    }

    @Test
    void theDiscountOfALineIsTakenOffTheWholeLine() {
        OrderLine line =
                FactsJson.read("{\"sku\":\"s\",\"quantity\":3,\"price\":9.99,\"discount\":5}", OrderLine.class);

        assertThat(line.amount()).isEqualByComparingTo("24.97");
        assertThatThrownBy(() -> FactsJson.read(
                        "{\"sku\":\"s\",\"quantity\":3,\"price\":9.99,\"discount\":30}", OrderLine.class))
                .hasMessageContaining("the line costs only 29.97 (3 x 9.99)");
    }
}
