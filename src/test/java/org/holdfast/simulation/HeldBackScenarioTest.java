package org.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.problemsWith;

import java.util.List;
import org.holdfast.diagnostics.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The failure of a scenario that ends in hold, or lacks an exchange rate, names the cause. */
class HeldBackScenarioTest {

    private static final String DISCOUNT = "areas/delivery/promised-discount.scenarios.yaml";
    private static final String ORDER =
            "today: 2026-03-15\ncustomer: amira\nbut: { orders: [ { id: \"5512\", placedAt: 2026-03-01, value: 80, "
                    + "currency: "
                    + "XAU, promisedDiscount: 10, appliedDiscount: %s, deliveredAt: 2026-03-12, promisedAt: "
                    + "2026-03-12 } ] }\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ outcome: act }",
                "{ action: credit-promised-discount }",
                "{ outcome: act, action: credit-promised-discount }"
            })
    void theGuardrailIsNamedWithItsReason(String expectation) {
        assertThat(failure(
                        DISCOUNT,
                        "today: 2026-03-15\ncustomer: amira\nbut: { orders: [ { id: \"5512\", promisedAt: "
                                + "2026-03-30, promisedDiscount: 80,"
                                + " appliedDiscount: 0 } ] }\nexpectDecision: " + expectation))
                .contains("held back was \"credit-promised-discount\" by authority")
                .containsPattern("\\([A-Z][^)]+\\)");
    }

    @Test
    void aDiscountMissingInOneCurrencyNeedsNoExchangeRate() {
        assertThat(problems(DISCOUNT, ORDER.formatted("10") + "expect: nothing"))
                .isEmpty();
        assertThat(failure(DISCOUNT, ORDER.formatted("4") + "expect: nothing")).contains("was proposed");
    }

    @Test
    void anAmountWithoutAnExchangeRateNamesTheRate() {
        assertThat(failure(DISCOUNT, ORDER.formatted("4") + "expectDecision: { outcome: act }"))
                .contains("by truthfulness (The amount cannot be calculated: there is no exchange rate from XAU to "
                        + "EUR (exchangeRates in limits.yaml))");
    }

    private static List<Problem> problems(String file, String scenario) {
        return problemsWith(file, "- name: Test\n" + scenario.indent(2)).stream()
                .filter(Problem::isError)
                .toList();
    }

    private static String failure(String file, String scenario) {
        return problems(file, scenario).get(0).message();
    }
}
