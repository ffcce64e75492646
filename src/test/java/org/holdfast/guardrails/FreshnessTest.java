package org.holdfast.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.holdfast.facts.Purpose;
import org.holdfast.rules.model.ActionKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FreshnessTest {

    private final DataFreshnessGuardrail guardrail = new DataFreshnessGuardrail();

    private static GuardrailCase needing(ActionKind kind, String sources) {
        return GuardrailCase.plain()
                .facts("{'id':'c','sources':{" + sources + "}}")
                .wants(GuardrailCase.action(
                        kind,
                        Purpose.SERVICE,
                        null,
                        null,
                        null,
                        Map.of("orders", Duration.ofHours(2), "complaints", Duration.ofDays(1))));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-03-18T10:00:00Z, 2026-03-17T12:00:00Z, -",
                "2026-03-18T09:59:59Z, 2026-03-18T12:00:00Z, stale",
                "2026-03-18T12:00:00Z, 2026-03-17T11:59:59Z, stale"
            })
    void staleFactsHoldAnActionBack(String orders, String complaints, String because) {
        assertThat(needing(
                                ActionKind.WARNING,
                                "'orders':{'from':'shop','at':'" + orders + "'},'complaints':{'from':'desk','at':'"
                                        + complaints + "'}")
                        .because(guardrail))
                .isEqualTo(because);
    }

    @ParameterizedTest
    @EnumSource(ActionKind.class)
    void factsOfUnknownAgeAreNotFresh(ActionKind kind) {
        GuardrailCase unknown = needing(kind, "'orders':{'from':'shop','at':'2026-03-18T12:00:00Z'}");

        assertThat(unknown.because(guardrail)).isEqualTo("age-unknown");
        assertThat(unknown.held(guardrail).details()).containsEntry("collection", "complaints");
        assertThat(unknown.lifts(guardrail)).isNull();
        assertThat(unknown.wants(GuardrailCase.action(kind)).because(guardrail))
                .as("an action without freshness requirements")
                .isNull();
    }
}
