package org.holdfast.retention;

import java.time.Clock;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.explanation.Replay;
import org.holdfast.facts.CustomerSource;

/** The shipped rules at work on one database, for tests of those who stand around the decisions. */
public final class Counter {

    private static final DecisionBook BOOK = Shop.book(Samples.shippedTexts().get("limits.yaml"));

    private final Shop shop;

    public Counter(Database.Store store, Clock clock, CustomerSource known) {
        this.shop = new Shop(store, BOOK, clock, known);
    }

    public Decision decide(Inquiry inquiry) {
        return shop.deciding.decide(inquiry);
    }

    /** Decides about everybody whose facts have changed. */
    public void decideAnew() {
        shop.anew.work();
    }

    public Replay replay(String decisionId) {
        return shop.replay(decisionId);
    }

    public TakingOutcomes outcomes() {
        return shop.outcomes;
    }

    public DecidingAnew anew() {
        return shop.anew;
    }
}
