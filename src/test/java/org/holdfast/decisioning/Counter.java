package org.holdfast.decisioning;

import java.time.Clock;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.explanation.Replay;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.outcomes.OutcomeService;

/** The shipped rules on one database, for tests of features that use decisions. */
public final class Counter {

    private static final DecisionModel BOOK =
            DecisionFixture.book(Samples.shippedTexts().get("limits.yaml"));

    private final DecisionFixture decisionFixture;

    public Counter(Database.Store store, Clock clock, CustomerRepository known) {
        this.decisionFixture = new DecisionFixture(store, BOOK, clock, known);
    }

    public Decision decide(DecisionQuery query) {
        return decisionFixture.decisionService.decide(query);
    }

    /** Decides for all customers whose facts have changed. */
    public void decideQueued() {
        decisionFixture.worker.work();
    }

    public Replay replay(String decisionId) {
        return decisionFixture.replay(decisionId);
    }

    public OutcomeService outcomes() {
        return decisionFixture.outcomes;
    }

    public RedecisionRequested anew() {
        return decisionFixture.queuedRedecisions;
    }
}
