package org.holdfast.desk.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.holdfast.Samples;
import org.holdfast.desk.texts.DeskTexts;
import org.holdfast.loyalty.CustomerView;
import org.junit.jupiter.api.Test;

/** Baskets as an agent sees them. */
class CartsOnTheDeskTest {

    private static final CustomerView VIEW = Samples.view(
            "{'id':'c','carts':["
                    + "{'id':'A','changedAt':'2026-11-27T07:00:00Z','value':38,'currency':'EUR','lines':["
                    + "{'sku':'t','name':'Green tea','quantity':2}]},"
                    + "{'id':'B','changedAt':'2026-11-20','value':10,'lines':[{'sku':'t','quantity':3}]},"
                    + "{'id':'C','lines':[]},{'id':'D','value':5,'orderId':'1'}]}",
            "2026-11-27");

    private static List<String> facts(String language) {
        return new CartFacts(VIEW, DeskTexts.in(language))
                .all().stream().map(fact -> fact.label() + ": " + fact.value()).toList();
    }

    @Test
    void openBasketsAreShownInTheLanguageOfTheReader() {
        assertThat(facts("en"))
                .containsExactly(
                        "Basket B: 3 pieces, €10, untouched for 7 days",
                        "Basket A: 2 × Green tea, €38, untouched for 5 hours");
        assertThat(facts("ru").get(1))
                .startsWith("Корзина A: 2 × Green tea, 38")
                .endsWith("не трогали 5 часов");
        assertThat(facts("ro").get(0)).startsWith("Coș B: 3 produse").endsWith("neatins de 7 zile");
    }
}
