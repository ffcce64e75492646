package org.holdfast.demo.past;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.sync.state.CollectionAges;
import org.holdfast.crm.sync.state.CrmSources;
import org.holdfast.decisions.Decision;
import org.holdfast.delivery.Outbox;
import org.holdfast.demo.DemoCustomers;
import org.springframework.stereotype.Component;

/** Leaves what people have to look after today: a decision that was not delivered, and a source that is not loaded. */
@Component
final class DemoLooseEnds {

    private static final int FAILURES = 9;

    private final Outbox outbox;
    private final CrmSources sources;
    private final CollectionAges ages;

    DemoLooseEnds(Outbox outbox, CrmSources sources, CollectionAges ages) {
        this.outbox = outbox;
        this.sources = sources;
        this.ages = ages;
    }

    /** Sends the first of these decisions with an action to the call centre, unless the operator has real targets. */
    void send(List<Decision> decisions) {
        decisions.stream()
                .filter(decision -> decision.outcome() == Decision.Outcome.ACT)
                .findFirst()
                .ifPresent(decision -> outbox.put(DemoTarget.NAME, decision));
    }

    /** Records that the help desk has not been loaded for some days. */
    void abandonSource(Instant now) {
        String name = DemoCustomers.HELP_DESK;
        Instant loaded = now.minus(DemoCustomers.HELP_DESK_SILENT);
        sources.register(name);
        sources.succeeded(name, loaded, loaded, true);
        ages.loaded(name, FactCollection.COMPLAINTS, loaded, null);
        sources.attempted(name, now.minus(Duration.ofHours(1)));
        for (int i = 0; i < FAILURES; i++) {
            sources.failed(name, "The database of the help desk cannot be reached: connection refused");
        }
    }
}
