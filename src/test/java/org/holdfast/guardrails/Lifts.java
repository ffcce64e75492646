package org.holdfast.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.holdfast.decisions.Guardrail;
import org.holdfast.decisions.Guardrail.Verdict;

/** What a date in an answer must mean. */
final class Lifts {

    private Lifts() {}

    /** Held back now and a second before it lifts, and let through from then on, nothing else changing. */
    static void exactly(Guardrail guardrail, GuardrailCase wanted) {
        Verdict.HeldBack held = wanted.held(guardrail);
        assertThat(held).as("%s holds back %s", guardrail.name(), wanted).isNotNull();
        Instant lifts = held.liftsAt();
        assertThat(lifts).as("%s lifts after now", guardrail.name()).isAfter(wanted.now());
        assertThat(wanted.at(lifts.minus(Duration.ofSeconds(1))).held(guardrail))
                .as("%s, a second before %s", guardrail.name(), lifts)
                .isNotNull();
        assertThat(wanted.at(lifts).held(guardrail))
                .as("%s at %s", guardrail.name(), lifts)
                .isNull();
    }
}
