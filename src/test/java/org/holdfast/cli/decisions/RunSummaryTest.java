package org.holdfast.cli.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.holdfast.cli.CommandLines;
import org.holdfast.delivery.DecisionSamples;
import org.junit.jupiter.api.Test;

class RunSummaryTest {

    private final RunSummary summary = new RunSummary();

    @Test
    void actionsAreCountedAndAmountsAdded() {
        summary.add(DecisionSamples.act("d-1", "C-1"));
        summary.add(DecisionSamples.act("d-2", "C-2"));
        summary.add(DecisionSamples.hold("d-3", "C-3"));

        assertThat(CommandLines.printed(out -> summary.print(out, true, Duration.ofMillis(20_061))))
                .isEqualTo("""
                action       kind      customers  granted  value
                apologise    goodwill          2    20.00   59.8
                (no action)                    0
                (held back)                    1

                3 customers. Decisions with an action were recorded. It took 20.1 s.
                """);
    }

    @Test
    void aDryRunRecordsNothing() {
        assertThat(CommandLines.printed(out -> summary.print(out, false, Duration.ZERO)))
                .isEqualTo("""
                action       kind  customers  granted  value
                (no action)                0

                0 customers. Nothing was recorded. It took 0.0 s.
                """);
    }
}
