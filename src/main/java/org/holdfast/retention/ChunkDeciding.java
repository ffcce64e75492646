package org.holdfast.retention;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.decisions.Deliberation;
import org.holdfast.decisions.Question;
import org.holdfast.decisions.Standing;
import org.holdfast.facts.KnownCustomer;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.Viewpoint;
import org.holdfast.rules.engine.RuleOverrun;
import org.holdfast.rules.model.Proposal;

/** Decides for some customers at once, in one transaction, with the answers that each of them would get alone, one after the other. */
final class ChunkDeciding {

    private final Decider decider;
    private final Recording recording;
    private final Naming naming;

    ChunkDeciding(Decider decider, Recording recording, Naming naming) {
        this.decider = decider;
        this.recording = recording;
        this.naming = naming;
    }

    /** Customers, with what the rules propose for each, and those for whom a rule would take too long. */
    record Asked(List<Considered> considered, List<RunReport.Refused> refused) {

        List<CustomerView> views() {
            return considered.stream().map(each -> each.question().view()).toList();
        }
    }

    /** What was decided, and everybody for whom a rule would take too long. */
    record Chosen(List<Deliberation> deliberations, List<RunReport.Refused> refused) {

        List<Decision> decisions() {
            return deliberations.stream().map(Deliberation::decision).toList();
        }
    }

    static Asked ask(DecisionBook book, Viewpoint viewpoint, List<KnownCustomer> customers) {
        List<Question> questions = customers.stream()
                .map(each -> Question.about(CustomerView.of(each.facts(), viewpoint), each.hash())).toList();
        try {
            List<List<Proposal>> proposals = book.rules().proposals(questions.stream().map(Question::view).toList());
            return new Asked(IntStream.range(0, questions.size()).mapToObj(i -> new Considered(questions.get(i), proposals.get(i))).toList(),
                    List.of());
        } catch (RuleOverrun e) {
            return oneByOne(book, questions);
        }
    }

    /** So that one customer does not stand in the way of the others. */
    private static Asked oneByOne(DecisionBook book, List<Question> questions) {
        Asked asked = new Asked(new ArrayList<>(), new ArrayList<>());
        for (Question question : questions) {
            try {
                asked.considered.add(new Considered(question, book.rules().proposals(question.view())));
            } catch (RuleOverrun e) {
                asked.refused.add(RunReport.refused(question.view().id(), e));
            }
        }
        return asked;
    }

    /** Only looks. */
    Chosen look(DecisionBook book, Asked asked, Instant asOf) {
        return choose(book, asked, recording.look(book, asked.views(), asOf), false).result();
    }

    /** Decisions that propose something are recorded; for the others there is nothing to keep. */
    Chosen decide(DecisionBook book, Asked asked, Instant now, Alongside<Chosen> alongside) {
        return recording.decide(book, asked.views(), true, now, standings -> choose(book, asked, standings, true), alongside);
    }

    /** One customer after the other, each seeing what those before have drawn from the pots. */
    private Recording.Outcome<Chosen> choose(DecisionBook book, Asked asked, Map<String, Standing> standings, boolean record) {
        Chosen chosen = new Chosen(new ArrayList<>(), new ArrayList<>(asked.refused));
        List<Decided> kept = new ArrayList<>();
        Map<String, BigDecimal> used = null;
        for (Considered each : asked.considered) {
            Standing standing = standings.get(each.question().view().id());
            used = used == null ? standing.budgetUsed() : used;
            try {
                Decided decided = each.choose(decider, book, standing.withUsed(used));
                used = Recording.drawn(used, decided.decision());
                chosen.deliberations.add((record ? keep(decided, kept) : decided.with(decided.decision().unnamed())).deliberation());
            } catch (RuleOverrun e) {
                chosen.refused.add(RunReport.refused(each.question().view().id(), e));
            }
        }
        return new Recording.Outcome<>(chosen, kept);
    }

    /** What is only answered again is not kept again. */
    private Decided keep(Decided decided, List<Decided> kept) {
        Decision decision = decided.decision();
        if (decision.decisionId() != null || decision.outcome() == Decision.Outcome.NOTHING) {
            return decided;
        }
        Decided named = naming.name(decided);
        kept.add(named);
        return named;
    }
}
