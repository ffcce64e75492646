package org.holdfast.desk.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.holdfast.Samples;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.desk.texts.DeskTexts;
import org.holdfast.loyalty.CustomerView;
import org.junit.jupiter.api.Test;

/** Returns as an agent sees them. */
class ReturnsOnTheDeskTest {

    private static final CustomerView VIEW = Samples.view(
            "{'id':'c','orders':[{'id':'7','placedAt':'2026-10-01','value':50,'currency':'EUR'}],'returns':["
                    + "{'id':'R1','orderId':'7','at':'2026-11-20','value':50,'state':'accepted'},"
                    + "{'id':'R2','orderId':'7','at':'2026-11-25','value':50,'refund':40,'state':'refunded'},"
                    + "{'id':'R3','at':'2026-11-26','value':5},"
                    + "{'id':'R0','at':'2026-01-26','value':5,'currency':'EUR'}]}",
            "2026-11-27");

    private static List<String> facts(String language) {
        return new CustomerCards(Objects.requireNonNull(Samples.shipped().book()), DeskTexts.in(language))
                .of(VIEW, ContactHistory.NONE).own().stream()
                        .map(fact -> fact.label() + ": " + fact.value())
                        .filter(each -> each.matches("(Ret|Воз).*"))
                        .toList();
    }

    @Test
    void returnsOfTheLastMonthsAreShownInTheLanguageOfTheReader() {
        assertThat(facts("en"))
                .containsExactly(
                        "Return R3: returned, November 26, 2026",
                        "Return R2, order 7: the money is refunded, refund €40, November 25, 2026",
                        "Return R1, order 7: agreed, the goods are still to come, value €50, November 20, 2026");
        assertThat(facts("ru").get(1)).startsWith("Возврат R2, заказ 7: деньги возвращены, сумма возврата 40");
        assertThat(facts("ro").get(1)).startsWith("Retur R2, comanda 7: banii au fost înapoiați, rambursare 40");
    }

    @Test
    void whatWaitsAndWhatExpiresIsCounted() {
        DeskTexts romanian = DeskTexts.in("ro");

        assertThat(romanian.format("points-pending", "points", 20, "days", 3))
                .isEqualTo("20 de puncte în așteptare, cel mai devreme peste 3 zile");
        assertThat(DeskTexts.in("ru").format("points-expiring", "points", 22, "days", 0))
                .isEqualTo("22 балла сгорят в конце дня");
        assertThat(DeskTexts.in("en").format("points-expiring", "points", 1, "days", 1))
                .isEqualTo("1 point expires in 1 day");
        assertThat(romanian.format("points", "amount", 1, "kind", "earned", "programme", "Club"))
                .isEqualTo("un punct: câștigat (Club)");
    }
}
