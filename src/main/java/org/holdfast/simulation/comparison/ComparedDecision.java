package org.holdfast.simulation.comparison;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.facts.Consents;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.messages.Messages;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Gift;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/** The decision for one customer under one rule book, with its trace. */
record ComparedDecision(DecisionModel book, DecisionInput input, DecisionTrace trace) {

    CustomerView view() {
        return input.view();
    }

    Decision.@Nullable DecidedAction act() {
        Decision decision = trace.decision();
        return decision.actions().isEmpty() ? null : decision.actions().get(0);
    }

    @Nullable
    ChosenAction chosen() {
        Decision.DecidedAction act = act();
        if (act == null) {
            return null;
        }
        return chosen(
                act.action().id(),
                act.cause().rule(),
                act.matter().subject(),
                act.grant().counted(),
                act.grant().given() == null ? null : act.grant().given().gift());
    }

    /** Returns the names of the rules whose conditions are met, sorted. */
    List<String> matches() {
        return trace.proposals().stream()
                .map(proposal -> proposal.rule().name())
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns the hold of the most urgent kind if the outcome is hold, otherwise {@code null}. */
    Decision.@Nullable HeldBack heldBack() {
        Decision decision = trace.decision();
        return decision.outcome() != Decision.Outcome.HOLD
                ? null
                : decision.heldBack().stream()
                        .min(Comparator.comparing(held -> action(held.action()).kind()))
                        .orElse(null);
    }

    ChosenAction chosen(Decision.HeldBack held) {
        Proposal proposal = trace.proposals().stream()
                .filter(each -> isOf(each, held.rule(), held.action(), held.subject()))
                .findFirst()
                .orElse(null);
        return chosen(
                held.action(),
                held.rule(),
                held.subject(),
                proposal == null ? null : proposal.desired(),
                proposal == null ? null : proposal.gift());
    }

    private ChosenAction chosen(
            String id, String rule, @Nullable String subject, @Nullable BigDecimal amount, @Nullable Gift gift) {
        Action action = action(id);
        Consents consents = Consents.of(view().facts().consents(), view().asOf(), view().zone());
        return ChosenAction.of(
                action, rule, subject, amount, consents.allowAny(action.channels(), action.purpose()), gift);
    }

    private Action action(String id) {
        return Objects.requireNonNull(book.rules().actions().get(id));
    }

    /** Returns whether the rule proposed this action about this subject, whether or not it was chosen. */
    boolean proposed(String rule, String action, @Nullable String subject) {
        return trace.proposals().stream().anyMatch(proposal -> isOf(proposal, rule, action, subject));
    }

    /**
     * Returns the reason of an action in the company's language, because it is read by authors, not by the customer.
     */
    String reason(Decision.DecidedAction act) {
        String language = book.messages().languageFor(book.assumptions().language());
        if (act.message().language().equals(language)) {
            return act.cause().reason();
        }
        BigDecimal granted =
                act.grant().granted() == null ? null : act.grant().granted().amount();
        return trace.proposals().stream()
                .filter(proposal -> isOf(
                        proposal,
                        act.cause().rule(),
                        act.action().id(),
                        act.matter().subject()))
                .findFirst()
                .map(proposal -> book.messages().render(proposal, language, granted, null))
                .map(Messages.RenderedMessage::reason)
                .orElse(act.cause().reason());
    }

    private static boolean isOf(Proposal proposal, String rule, String action, @Nullable String subject) {
        return proposal.rule().name().equals(rule)
                && proposal.action().id().equals(action)
                && Objects.equals(proposal.subject(), subject);
    }
}
