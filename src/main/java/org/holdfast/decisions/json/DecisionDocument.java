package org.holdfast.decisions.json;

import java.time.Instant;
import java.util.List;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision;
import org.jspecify.annotations.Nullable;

/** The JSON form of a decision. Its names are fixed, since stored decisions of all releases use them. */
public record DecisionDocument(
        @Nullable String decisionId,
        String customerId,
        Instant asOf,
        Decision.Outcome outcome,
        String ruleBook,
        boolean repeated,
        List<ActionDocument> actions,
        List<HeldBackDocument> heldBack,
        FactsDocument facts) {

    public record HeldBackDocument(
            String action,
            String rule,
            String by,
            String reason,
            @Nullable String subject,
            @Nullable Instant liftsAt,
            @Nullable AuthorityLevel authority) {

        public static HeldBackDocument of(Decision.HeldBack held) {
            return new HeldBackDocument(
                    held.action(),
                    held.rule(),
                    held.by(),
                    held.reason(),
                    held.subject(),
                    held.liftsAt(),
                    held.authority());
        }

        Decision.HeldBack toHeldBack() {
            return new Decision.HeldBack(action, rule, by, reason, subject, liftsAt, authority);
        }
    }

    public record FactsDocument(String hash, @Nullable Instant oldest) {}

    public static DecisionDocument of(Decision decision) {
        return new DecisionDocument(
                decision.decisionId(),
                decision.customerId(),
                decision.asOf(),
                decision.outcome(),
                decision.ruleBook(),
                decision.repeated(),
                decision.actions().stream().map(ActionDocument::of).toList(),
                decision.heldBack().stream().map(HeldBackDocument::of).toList(),
                new FactsDocument(decision.facts().hash(), decision.facts().oldest()));
    }

    Decision toDecision() {
        return new Decision(
                decisionId,
                customerId,
                asOf,
                outcome,
                ruleBook,
                repeated,
                actions.stream().map(ActionDocument::toAction).toList(),
                heldBack.stream().map(HeldBackDocument::toHeldBack).toList(),
                new Decision.FactsUsed(facts.hash, facts.oldest));
    }
}
