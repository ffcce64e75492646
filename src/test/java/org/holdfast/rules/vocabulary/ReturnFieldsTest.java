package org.holdfast.rules.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.holdfast.Samples;
import org.holdfast.loyalty.CustomerView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules compare the key of the order of a return, and texts show its number. */
class ReturnFieldsTest {

    private static final Field ORDER = Objects.requireNonNull(KnownEntities.RETURN.field("orderId"));

    private static CustomerView view(String source, String order) {
        return Samples.view(
                "{'id':'c','orders':[{'id':'1001','source':'shop-a','placedAt':'2026-03-01'},"
                        + "{'id':'1001','source':'shop-b','placedAt':'2026-03-01'},"
                        + "{'id':'1002','source':'shop-b','placedAt':'2026-03-01'}],"
                        + "'returns':[{'id':'r'" + (source == null ? "" : ",'source':'" + source + "'")
                        + ",'orderId':'" + order + "','at':'2026-03-05'}]}",
                "2026-03-12");
    }

    @ParameterizedTest
    @CsvSource({
        "shop-a, 1001, shop-a/1001, 1001",
        "shop-a, shop-b/1001, shop-b/1001, 1001",
        ", shop-a/1001, shop-a/1001, 1001",
        ", 1002, shop-b/1002, 1002",
        ", 1001, 1001, 1001",
        "shop-c, 7, shop-c/7, 7"
    })
    void textsShowTheNumber(String source, String order, String key, String number) {
        CustomerView view = view(source, order);
        Object goods = Objects.requireNonNull(view.returns()).get(0);

        assertThat(ORDER.value(goods, view)).isEqualTo(key);
        assertThat(ORDER.shown(goods, view)).isEqualTo(number);
    }

    @Test
    void aReturnWithoutAnOrderHasNeither() {
        CustomerView view = Samples.view("{'id':'c','returns':[{'id':'r','at':'2026-03-05'}]}", "2026-03-12");
        Object goods = Objects.requireNonNull(view.returns()).get(0);

        assertThat(ORDER.value(goods, view)).isNull();
        assertThat(ORDER.shown(goods, view)).isNull();
    }
}
