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

/** The shipped rules at work on one database, for tests of those who stand around the decisions. */
public final class Counter {

    private static final DecisionModel BOOK = DecisionFixture.book(Samples.shippedTexts().get("limits.yaml"));

    private final DecisionFixture shop;

    public Counter(Database.Store store, Clock clock, CustomerRepository known) {
        this.shop = new DecisionFixture(store, BOOK, clock, known);
    }

    public Decision decide(DecisionQuery inquiry) {
        return shop.deciding.decide(inquiry);
    }

    /** Decides about everybody whose facts have changed. */
    public void decideAnew() {
        shop.anew.work();
    }

    public Replay replay(String decisionId) {
        return shop.replay(decisionId);
    }

    public OutcomeService outcomes() {
        return shop.outcomes;
    }

    public RedecisionRequested anew() {
        return shop.asking;
    }
}
