package org.holdfast.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.holdfast.decisions.Guardrail;
import org.holdfast.decisions.Guardrail.Verdict;

/** Asserts that the lift date of a verdict is exact. */
final class Lifts {

    private Lifts() {}

    /** Asserts that a case is held back until a second before the lift, and allowed from then on. */
    static void exactly(Guardrail guardrail, GuardrailCase proposed) {
        Verdict.HeldBack held = proposed.held(guardrail);
        assertThat(held).as("%s holds back %s", guardrail.name(), proposed).isNotNull();
        Instant lifts = held.liftsAt();
        assertThat(lifts).as("%s lifts after now", guardrail.name()).isAfter(proposed.now());
        assertThat(proposed.at(lifts.minus(Duration.ofSeconds(1))).held(guardrail))
                .as("%s, a second before %s", guardrail.name(), lifts)
                .isNotNull();
        assertThat(proposed.at(lifts).held(guardrail))
                .as("%s at %s", guardrail.name(), lifts)
                .isNull();
    }
}
