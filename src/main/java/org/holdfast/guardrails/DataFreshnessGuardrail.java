package org.holdfast.guardrails;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.facts.Provenance;
import org.holdfast.guardrails.base.AbstractGuardrail;

/** Holds back an action whose facts are older than it allows, or of unknown age. */
final class DataFreshnessGuardrail extends AbstractGuardrail {

    DataFreshnessGuardrail() {
        super("freshness", ALL, Trait.CHECKS_REPEATED);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        if (proposed.action().usage().needs().isEmpty()) {
            return Verdict.ALLOWED;
        }
        Map<String, Provenance> sources = context.view().facts().sources();
        for (Map.Entry<String, Duration> need :
                new TreeMap<>(proposed.action().usage().needs()).entrySet()) {
            Provenance provenance = sources == null ? null : sources.get(need.getKey());
            if (provenance == null) {
                return Verdict.heldBack("age-unknown", Map.of("collection", need.getKey()), null);
            }
            Instant stale = provenance.at().plus(need.getValue());
            if (context.view().asOf().isAfter(stale)) {
                return Verdict.heldBack("stale", Map.of("collection", need.getKey()), null);
            }
        }
        return Verdict.ALLOWED;
    }
}
