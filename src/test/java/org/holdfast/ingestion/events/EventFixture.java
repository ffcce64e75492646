package org.holdfast.ingestion.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.audit.AuditTrails;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStores;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.decisioning.RedecisionFixture;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.history.Ledgers;
import org.holdfast.history.moves.MovedActions;
import org.holdfast.history.moves.MovedRecords;
import org.holdfast.ingestion.cloudevents.CloudEventReader;
import org.holdfast.outcomes.MovedOrderPoints;
import org.holdfast.publishing.LiveBooks;
import org.holdfast.publishing.LiveRuleBook;
import org.jspecify.annotations.Nullable;

/** Ingests events in tests of other packages, without starting the application. */
public final class EventFixture {

    private final EventIngestion ingestion;
    private int number;

    public EventFixture(Database.Store opened, CustomerStore store, Clock clock) {
        this(opened, store, clock, DeclaredFactsChecks.none());
    }

    EventFixture(Database.Store opened, CustomerStore store, Clock clock, DeclaredFactsCheck declared) {
        EventLedger ledger = new EventLedger(opened.jdbc());
        RedecisionRequested redecisionRequested = RedecisionFixture.onlyAsking(opened);
        MovedRecords moved = new MovedRecords(opened.jdbc());
        OrderMove orderMove = orderMove(opened, store, ledger, redecisionRequested, clock);
        ingestion = new EventIngestion(
                store,
                CustomerStores.gone(opened),
                ledger,
                moved,
                orderMove,
                CustomerStores.leaving(opened, clock, redecisionRequested, ledger, moved),
                redecisionRequested,
                declared,
                opened.transaction(),
                new EventSettings(Duration.ofMinutes(5), Duration.ofDays(90), Duration.ofDays(30)),
                clock);
        opened.jdbc().update("delete from event_seen");
        opened.jdbc().update("delete from event_record");
        opened.jdbc().update("delete from moved_record");
    }

    /** The shipped rule book is read once, when a test needs it. */
    private static LiveRuleBook live() {
        return LiveBooks.of(Samples.shipped().book());
    }

    static OrderMove orderMove(
            Database.Store opened,
            CustomerStore store,
            EventLedger ledger,
            RedecisionRequested redecisionRequested,
            Clock clock) {
        return new OrderMove(
                new OrderMove.Stores(
                        store,
                        CustomerStores.gone(opened),
                        ledger,
                        new MovedRecords(opened.jdbc()),
                        new MovedActions(opened.jdbc())),
                new MovedOrderPoints(live(), Ledgers.of(opened).programmes()),
                RedecisionFixture.undisturbed(opened),
                redecisionRequested,
                AuditTrails.of(opened.jdbc(), clock),
                clock);
    }

    public EventResult send(String source, String type, String subject, @Nullable Instant at, String data) {
        return send(source, ++number, type, subject, at, data);
    }

    EventResult send(String source, int id, String type, String subject, @Nullable Instant at, String data) {
        return ingestion.ingest(
                CloudEventReader.structured(FactsJson.bytes(Events.event(source, "e" + id, type, subject, at, data))),
                AuditTrails.TESTER);
    }
}
