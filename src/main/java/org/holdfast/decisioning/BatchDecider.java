package org.holdfast.decisioning;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.rules.engine.RuleLimitExceeded;
import org.holdfast.rules.model.Proposal;

/**
 * Decides for some customers at once, in one transaction, with the answers that each of them would get alone, one after
 * the other.
 */
final class BatchDecider {

    private final Decider decider;
    private final DecisionRecorder decisionRecorder;
    private final IdAssigner idAssigner;

    BatchDecider(Decider decider, DecisionRecorder decisionRecorder, IdAssigner idAssigner) {
        this.decider = decider;
        this.decisionRecorder = decisionRecorder;
        this.idAssigner = idAssigner;
    }

    /** Customers, with what the rules propose for each, and those for whom a rule would take too long. */
    record Asked(List<PreparedDecision> considered, List<RunReport.Refused> refused) {

        List<CustomerView> views() {
            return considered.stream().map(each -> each.question().view()).toList();
        }
    }

    /** What was decided, and everybody for whom a rule would take too long. */
    record Chosen(List<DecisionTrace> deliberations, List<RunReport.Refused> refused) {

        List<Decision> decisions() {
            return deliberations.stream().map(DecisionTrace::decision).toList();
        }
    }

    static Asked ask(DecisionModel book, EvaluationContext context, List<StoredCustomer> customers) {
        List<DecisionInput> questions = customers.stream()
                .map(each -> DecisionInput.about(CustomerView.of(each.facts(), context), each.hash()))
                .toList();
        try {
            List<List<Proposal>> proposals = book.rules()
                    .proposals(questions.stream().map(DecisionInput::view).toList());
            return new Asked(
                    IntStream.range(0, questions.size())
                            .mapToObj(i -> new PreparedDecision(questions.get(i), proposals.get(i)))
                            .toList(),
                    List.of());
        } catch (RuleLimitExceeded e) {
            return oneByOne(book, questions);
        }
    }

    /** So that one customer does not stand in the way of the others. */
    private static Asked oneByOne(DecisionModel book, List<DecisionInput> questions) {
        Asked asked = new Asked(new ArrayList<>(), new ArrayList<>());
        for (DecisionInput input : questions) {
            try {
                asked.considered.add(new PreparedDecision(input, book.rules().proposals(input.view())));
            } catch (RuleLimitExceeded e) {
                asked.refused.add(RunReport.refused(input.view().id(), e));
            }
        }
        return asked;
    }

    /** Only looks. */
    Chosen preview(DecisionModel book, Asked asked, Instant asOf) {
        return choose(book, asked, decisionRecorder.histories(book, asked.views(), asOf), false)
                .result();
    }

    /** Decisions that propose something are recorded; for the others there is nothing to keep. */
    Chosen decide(DecisionModel book, Asked asked, Instant now, TransactionParticipant<Chosen> transactionParticipant) {
        return decisionRecorder.decide(
                book,
                asked.views(),
                true,
                now,
                standings -> choose(book, asked, standings, true),
                transactionParticipant);
    }

    /** One customer after the other, each seeing what those before have drawn from the pots. */
    private DecisionRecorder.Outcome<Chosen> choose(
            DecisionModel book, Asked asked, Map<String, ContactHistory> standings, boolean record) {
        Chosen chosen = new Chosen(new ArrayList<>(), new ArrayList<>(asked.refused));
        List<DecisionResult> kept = new ArrayList<>();
        Map<String, BigDecimal> used = null;
        for (PreparedDecision each : asked.considered) {
            ContactHistory history = standings.get(each.question().view().id());
            used = used == null ? history.budgetUsed() : used;
            try {
                DecisionResult decided = each.choose(decider, book, history.withUsed(used));
                used = DecisionRecorder.drawn(used, decided.decision());
                chosen.deliberations.add((record
                                ? keep(decided, kept)
                                : decided.with(decided.decision().withoutId()))
                        .deliberation());
            } catch (RuleLimitExceeded e) {
                chosen.refused.add(RunReport.refused(each.question().view().id(), e));
            }
        }
        return new DecisionRecorder.Outcome<>(chosen, kept);
    }

    /** What is only answered again is not kept again. */
    private DecisionResult keep(DecisionResult decided, List<DecisionResult> kept) {
        Decision decision = decided.decision();
        if (decision.decisionId() != null || decision.outcome() == Decision.Outcome.NOTHING) {
            return decided;
        }
        DecisionResult named = idAssigner.name(decided);
        kept.add(named);
        return named;
    }
}
