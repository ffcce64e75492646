package org.holdfast.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.holdfast.decisions.Guardrail;
import org.holdfast.rules.model.ActionKind;
import org.junit.jupiter.api.Test;

class GuardrailsTest {

    /**
     * The kinds each guardrail checks: o obligation, w warning, g goodwill, r reward, f offer. A change affects what
     * customers are owed.
     */
    private static final String TABLE = """
            do-not-contact  o w g r f  channel again
            consent         o w g r f  channel again
            reachability    o w g r f  channel again
            quiet-hours     o w g r f  channel again
            freshness       o w g r f  again
            open-incident   - - - r f  again
            greatest-age    - w g r f
            already-done    o w g r f
            suppression     - w g r f
            cool-down       - w g r f
            use-limit       - w g r f  chosen
            cadence         - w g r f
            own-cap         - w g r f  channel chosen
            contact-cap     - w g r f  channel chosen
            control-group   - w g r f
            group           - w g r f  chosen
            not-with        - w g r f  chosen
            one-remedy      o - g - -  chosen
            first-customers - w g r f
            allowance       - w g r f  chosen
            budget          - w g r f  chosen
            authority       o w g r f
            """;

    @Test
    void everyGuardrailChecksTheseKindsInThisOrder() {
        assertThat(Guardrails.all().stream().map(GuardrailsTest::line).collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(TABLE);
    }

    private static String line(Guardrail guardrail) {
        Map<ActionKind, String> letters = new TreeMap<>(Map.of(
                ActionKind.OBLIGATION,
                "o",
                ActionKind.WARNING,
                "w",
                ActionKind.GOODWILL,
                "g",
                ActionKind.REWARD,
                "r",
                ActionKind.OFFER,
                "f"));
        String kinds = letters.entrySet().stream()
                .map(kind -> guardrail.kinds().contains(kind.getKey()) ? kind.getValue() : "-")
                .collect(Collectors.joining(" "));
        return "%-15s %s  %s%s%s"
                .formatted(
                        guardrail.name(),
                        kinds,
                        guardrail.dependsOnChannel() ? "channel " : "",
                        guardrail.dependsOnChosen() ? "chosen " : "",
                        guardrail.checksRepeated() ? "again" : "")
                .stripTrailing();
    }

    @Test
    void obligationsBypassCapsCoolDownsControlGroupsAndBudgetsButNeverConsent() {
        List<String> asked = Guardrails.all().stream()
                .filter(each -> each.kinds().contains(ActionKind.OBLIGATION))
                .map(Guardrail::name)
                .toList();

        assertThat(asked)
                .contains("consent", "quiet-hours")
                .doesNotContain(
                        "contact-cap",
                        "cool-down",
                        "suppression",
                        "control-group",
                        "budget",
                        "allowance",
                        "open-incident");
    }

    @Test
    void namesAreUniqueAndEveryKindIsChecked() {
        assertThat(Guardrails.all()).extracting(Guardrail::name).doesNotHaveDuplicates();
        assertThat(Arrays.stream(ActionKind.values())
                        .allMatch(kind -> Guardrails.all().stream()
                                .anyMatch(each -> each.kinds().contains(kind))))
                .isTrue();
    }
}
