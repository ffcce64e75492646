package org.holdfast.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.holdfast.rules.limits.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlGroupTest {

    private static final int CUSTOMERS = 100_000;
    private final ControlGroupGuardrail guardrail = new ControlGroupGuardrail();

    private List<Integer> left(Limits limits, int customers) {
        GuardrailCase anyCustomer = GuardrailCase.of(limits);
        return IntStream.range(0, customers)
                .filter(i -> anyCustomer.facts("{'id':'C-" + i + "'}").because(guardrail) != null)
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.1", "10"})
    void theShareMatchesTheConfiguredPercentage(String percent) {
        double share = Double.parseDouble(percent) / 100;
        double deviation = Math.sqrt(CUSTOMERS * share * (1 - share));

        assertThat((double) left(LimitsFixture.controlGroups("2026", percent, Map.of()), CUSTOMERS)
                        .size())
                .isBetween(CUSTOMERS * share - 4 * deviation, CUSTOMERS * share + 4 * deviation);
    }

    @Test
    void membershipIsStableAndKeptByALargerGroup() {
        List<Integer> ten = left(LimitsFixture.controlGroups("2026", "10", Map.of()), 5000);

        assertThat(left(LimitsFixture.controlGroups("2026", "10", Map.of()), 5000))
                .isEqualTo(ten);
        assertThat(left(LimitsFixture.controlGroups("2026", "20", Map.of()), 5000))
                .containsAll(ten);
        assertThat(ten).as("selected in 2026, on any machine").startsWith(FIRST);
    }

    @Test
    void anotherSaltSelectsAnotherGroup() {
        List<Integer> ten = left(LimitsFixture.controlGroups("2026", "10", Map.of()), 5000);
        List<Integer> other = left(LimitsFixture.controlGroups("2027", "10", Map.of()), 5000);

        assertThat(other.stream().filter(ten::contains).count()).isBetween(20L, 90L);
    }

    @Test
    void theGroupOfARuleDiffersFromTheGlobalOne() {
        List<Integer> global = left(LimitsFixture.controlGroups("2026", "10", Map.of()), 5000);
        List<Integer> rule = left(LimitsFixture.controlGroups("2026", "0", Map.of("R", BigDecimal.TEN)), 5000);

        assertThat(rule.stream().filter(global::contains).count()).isBetween(20L, 90L);
        assertThat(left(LimitsFixture.controlGroups("2026", "0", Map.of("Another rule", new BigDecimal(100))), 100))
                .isEmpty();
    }

    private static final Integer[] FIRST = {0, 2, 6, 16, 41, 53};
}
