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
                        // One basket left in 90 days pays once; leaving more of them gains nothing.
                        "Ease a first order - leaves a basket",
                        "Ease the decision on a large basket - leaves a basket before ordering",
                        "Ease the decision on a large basket - waits",
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
        assertThat(gains(GamedBook.granting("percent(5, $order.value)")))
                .noneMatch(gain -> gain.rule().equals("Late"));
        assertThat(gains(GamedBook.granting("amount(15, \"EUR\")")))
                .anyMatch(gain -> gain.rule().equals("Late")
                        && gain.trick().equals("splits an order in two")
                        && gain.gamed().compareTo(gain.honest()) > 0);
    }
}
