package org.holdfast.simulation.gaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.holdfast.Samples;
import org.holdfast.decisions.Decider;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.simulation.ValidationReport;
import org.junit.jupiter.api.Test;

class GamingCheckTest {

    private static List<GamingCheck.Gain> gains(Map<String, String> texts) {
        ValidationReport checked = Samples.checked(texts);
        assertThat(checked.book()).as("%s", checked.problems()).isNotNull();
        return new GamingCheck(new Decider(Guardrails.all())).check(checked);
    }

    /** The accepted findings for the shipped rules. A new line needs a conscious decision. */
    @Test
    void profitableTricksOfTheShippedRulesAreKnown() {
        ValidationReport checked = Samples.shipped();
        List<GamingCheck.Gain> gains = new GamingCheck(new Decider(Guardrails.all())).check(checked);

        assertThat(gains.stream()
                        .map(gain -> gain.rule() + " - " + gain.trick().replaceFirst("waits .*", "waits"))
                        .sorted())
                .containsExactly(
                        "Compensate a middling complaint about the carrier - complains once more",
                        "Compensate a middling complaint that was our fault - complains once more",
                        "Compensate a serious complaint that was our fault - complains once more",
                        "Delay credit for a middle-sized order - splits an order in two",
                        "Delay credit for a small order - splits an order in two",
                        "Thank a regular - splits an order in two",
                        "Thank a regular - waits",
                        "Win back a customer who has stayed away - waits");
        assertThat(GamingCheck.warnings(checked, gains)).hasSameSizeAs(gains).anySatisfy(warning -> {
            assertThat(warning.isError()).isFalse();
            assertThat(warning.origin().file()).isEqualTo("areas/complaints/compensate-complaint.csv");
            assertThat(warning.message())
                    .isEqualTo("The rule \"Compensate a serious complaint that was our fault\" pays a customer who "
                            + "complains "
                            + "once more: 40 instead of 20 in total, as boris does in the scenario \"Serious, "
                            + "ours, and solved last week\".");
        });
    }

    @Test
    void aRewardProportionalToTheOrderIsNotWorthSplitting() {
        assertThat(gains(bookThatGrants("percent(5, $order.value)"))).isEmpty();
        assertThat(gains(bookThatGrants("amount(15, \"EUR\")")))
                .anyMatch(gain -> gain.rule().equals("Late")
                        && gain.trick().equals("splits an order in two")
                        && gain.gamed().compareTo(gain.honest()) > 0);
    }

    /** Returns a rule book whose only scenario, and therefore only simulated customer, has a late order. */
    private static Map<String, String> bookThatGrants(String amount) {
        Map<String, String> texts = Samples.shippedTexts();
        texts.remove("areas/delivery/credit-late-delivery.csv");
        texts.keySet().removeIf(path -> path.endsWith(".scenarios.yaml"));
        texts.put("areas/delivery/credit-late-delivery.drl", """
                rule "Late"
                when
                  $customer : Customer()
                  $order : Order( daysLate >= 4, deliveredDaysAgo <= 14 ) from $customer.orders
                then
                  propose("credit-late-delivery").about($order).%s;
                end
                """.formatted(amount));
        texts.put("areas/delivery/credit-late-delivery.scenarios.yaml", """
                - name: Late
                  today: 2026-03-15
                  customer: amira
                  but: { orders: [ { id: "5512", value: 300, promisedAt: 2026-03-05, deliveredAt: 2026-03-10 } ] }
                  expect: { action: credit-late-delivery, amount: 15 }
                """);
        return texts;
    }
}
