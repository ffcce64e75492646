package org.holdfast.customers.search.tokens;

import org.holdfast.customers.backfill.BackfillProgress;
import org.holdfast.customers.backfill.CustomerBackfill;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Shows whether all customers can be found. The server is up meanwhile: it decides, and finds those indexed so far. */
final class SearchHealth extends AbstractHealthIndicator {

    static final String INDEXING = "INDEXING";

    private final BackfillProgress progress;
    private final CustomerBackfill backfill;

    SearchHealth(BackfillProgress progress, CustomerBackfill backfill) {
        super("The progress of indexing the customers cannot be read");
        this.progress = progress;
        this.backfill = backfill;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        if (!progress.isComplete()) {
            health.status(INDEXING)
                    .withDetail("indexed", progress.state().indexed())
                    .withDetail("of", backfill.count());
        }
    }
}
