package org.holdfast.decisioning;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.function.Supplier;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.rules.model.Proposal;

/** Metrics of decisions (outcomes, duration, actions, rules) and of the live rule book. */
final class DecisionMetrics {

    private final MeterRegistry registry;
    private final Timer timer;
    private final MultiGauge version;

    DecisionMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.timer = Timer.builder("holdfast.decision")
                .description("Duration of a decision, from facts to record")
                .publishPercentileHistogram()
                .register(registry);
        this.version = MultiGauge.builder("holdfast.rule.book")
                .description("1 for the live version of the rule book")
                .register(registry);
    }

    /** Registers the metrics of the live rule book. */
    void watch(LiveRuleBook live) {
        Gauge.builder(
                        "holdfast.rule.book.rules",
                        live,
                        each -> each.book().rules().rules().size())
                .description("Rules in the live rule book")
                .register(registry);
        Gauge.builder("holdfast.rule.book.refused", live, each -> each.state().refused() == null ? 0 : 1)
                .description("1 while the newest text in the rules folder is refused")
                .register(registry);
        live.whenPublished(state ->
                version.register(List.of(MultiGauge.Row.of(Tags.of("version", state.version()), 1)), true));
    }

    /** Makes a decision, measures its duration and counts it. */
    DecisionTrace timed(Supplier<DecisionTrace> decision) {
        DecisionTrace result = timer.record(decision);
        count(result);
        return result;
    }

    void count(DecisionTrace result) {
        Decision decision = result.decision();
        counter("holdfast.decisions", Tags.of("outcome", decision.outcome().toString()))
                .increment();
        for (Decision.DecidedAction act : decision.actions()) {
            counter(
                            "holdfast.actions",
                            Tags.of(
                                    "action",
                                    act.action().id(),
                                    "kind",
                                    act.action().kind().toString()))
                    .increment();
        }
        for (Proposal proposal : result.proposals()) {
            counter("holdfast.rule.firings", Tags.of("rule", proposal.rule().name()))
                    .increment();
        }
    }

    /** Counts a customer whose decision after a change of facts, or when time called for it, failed. */
    void countFailedRedecision() {
        counter("holdfast.decide.anew.failed", Tags.empty()).increment();
    }

    /** Counts a decision that time alone called for. */
    void countWoken(DecisionTrace result) {
        boolean acted = result.decision().outcome() == Decision.Outcome.ACT
                && !result.decision().repeated();
        counter("holdfast.wake.ups", Tags.of("result", acted ? "acted" : "no-action"))
                .increment();
    }

    private Counter counter(String name, Tags tags) {
        return registry.counter(name, tags);
    }
}
