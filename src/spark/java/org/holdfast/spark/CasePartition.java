package org.holdfast.spark;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.batch.CaseAnswer;
import org.holdfast.batch.CaseDecider;
import org.holdfast.batch.CaseDecider.PreparedCase;
import org.holdfast.batch.LimitUse;
import org.holdfast.decisions.ContactHistory.SharedContact;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.EvaluatedProposal;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.decisions.json.CustomerPast;
import org.holdfast.rules.engine.RuleLimitExceeded;
import org.holdfast.rules.model.Action;
import org.holdfast.spark.CaseRow.CaseInput;
import org.jspecify.annotations.Nullable;

/** Decides for the customers of a partition, each as if it were the only one: with the limits as they were exported. */
final class CasePartition {

    /** Rules are evaluated for several customers at once, unless their facts are long. */
    private static final int CHUNK_SIZE = 200;

    private static final int CHUNK_CHARS = 4_000_000;

    /**
     * Amounts are proposed in one currency and counted in another, rounded in between. Twice the proposals is more than
     * can be counted; to look too closely only costs time.
     */
    private static final BigDecimal MOST = BigDecimal.valueOf(2);

    private final RunContext.Built built;
    private final LimitUse initial;

    CasePartition(RunContext.Built built) {
        this.built = built;
        this.initial = built.manifest().use();
    }

    /** Returns an iterator that decides for one chunk after the other. */
    Iterator<CaseRow> decide(Iterator<CaseInput> inputs) {
        return new Iterator<>() {
            private Iterator<CaseRow> chunk = List.<CaseRow>of().iterator();

            @Override
            public boolean hasNext() {
                while (!chunk.hasNext() && inputs.hasNext()) {
                    chunk = chunk(inputs).iterator();
                }
                return chunk.hasNext();
            }

            @Override
            public CaseRow next() {
                return chunk.next();
            }
        };
    }

    private List<CaseRow> chunk(Iterator<CaseInput> inputs) {
        List<CaseInput> read = new ArrayList<>();
        List<CaseDecider.Case> cases = new ArrayList<>();
        List<CaseRow> rejected = new ArrayList<>();
        int length = 0;
        while (inputs.hasNext() && read.size() + rejected.size() < CHUNK_SIZE && length < CHUNK_CHARS) {
            CaseInput next = inputs.next();
            length += next.facts().length();
            try {
                cases.add(CaseInputs.read(next));
                read.add(next);
            } catch (CaseInputs.Unreadable e) {
                rejected.add(CaseRow.rejected(next.id(), next.place(), e.getMessage()));
            }
        }
        List<PreparedCase> prepared = built.decider().prepare(cases);
        List<CaseRow> rows = new ArrayList<>(rejected);
        for (int i = 0; i < prepared.size(); i++) {
            rows.add(decide(read.get(i), prepared.get(i), initial, Map.of()));
        }
        return rows;
    }

    /** Decides for one customer with other limits and contacts than in the first pass. */
    CaseRow again(CaseInput input, LimitUse use, Map<String, List<SharedContact>> made) {
        PreparedCase prepared =
                built.decider().prepare(List.of(CaseInputs.read(input))).get(0);
        return decide(input, prepared, use, made);
    }

    private CaseRow decide(
            CaseInput input, PreparedCase prepared, LimitUse use, Map<String, List<SharedContact>> made) {
        String hash = prepared.of().facts().hash();
        if (prepared.prepared() == null) {
            return CaseRow.refused(CaseAnswer.refused(input.id(), hash, String.valueOf(prepared.refusal())));
        }
        DecisionTrace trace;
        try {
            trace = built.decider().decide(prepared, use, made);
        } catch (RuleLimitExceeded e) {
            return CaseRow.refused(CaseAnswer.refused(input.id(), hash, e.getMessage()));
        }
        return row(input, prepared, trace);
    }

    private CaseRow row(CaseInput input, PreparedCase prepared, DecisionTrace trace) {
        Decision decision = trace.decision();
        Map<String, BigDecimal> asks = asks(trace);
        Set<String> places = places(trace);
        List<String> sharers = prepared.of().past().sharers().stream()
                .map(CustomerPast.SharingRecord::id)
                .distinct()
                .toList();
        boolean limited = !asks.isEmpty() || !places.isEmpty();
        CaseAnswer answer = CaseAnswer.of(trace, limited, built.wakeUps().next(trace), built.engine());
        return new CaseRow(
                input.id(),
                limited || !sharers.isEmpty() ? input : null,
                answer,
                null,
                decision.outcome().toString(),
                decision.actions().isEmpty()
                        ? null
                        : decision.actions().get(0).action().id(),
                LimitUse.by(
                        decision,
                        trace.input().history().first(),
                        built.places().keySet()),
                asks,
                places,
                sharers,
                sharers.isEmpty() ? List.of() : contacts(decision));
    }

    private static List<SharedContact> contacts(Decision decision) {
        return decision.actions().stream()
                .filter(act -> act.actionId() == null && act.contact().startedByUs())
                .map(act ->
                        new SharedContact(act.contact().channel(), act.action().purpose(), decision.asOf()))
                .toList();
    }

    /** Returns the most that a customer could draw from each budget, whatever the others leave. */
    private Map<String, BigDecimal> asks(DecisionTrace trace) {
        Map<String, BigDecimal> asks = new HashMap<>();
        for (EvaluatedProposal each : trace.evaluated()) {
            ask(asks, each.action(), each.desired() == null ? each.granted() : each.desired());
        }
        for (RecordedAction each : trace.input().history().acts()) {
            if (each.isStandingOffer(trace.input().view().asOf())) {
                ask(asks, each.action().id(), each.granted());
            }
        }
        return asks;
    }

    private void ask(Map<String, BigDecimal> asks, String action, @Nullable BigDecimal amount) {
        Action known = built.model().rules().actions().get(action);
        String budget = known == null ? null : known.grant().budget();
        if (budget != null && built.budgets().containsKey(budget) && amount != null && amount.signum() > 0) {
            asks.merge(budget, amount.multiply(MOST), BigDecimal::add);
        }
    }

    private Set<String> places(DecisionTrace trace) {
        if (built.places().isEmpty()) {
            return Set.of();
        }
        Set<String> places = new HashSet<>();
        trace.evaluated().forEach(each -> places.add(each.action()));
        places.retainAll(built.places().keySet());
        places.removeAll(trace.input().history().first().counted());
        return new TreeSet<>(places);
    }
}
