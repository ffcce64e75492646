package org.holdfast.ingestion.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.holdfast.Database;
import org.holdfast.audit.AuditTrails;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStores;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.decisioning.RedecisionFixture;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.ingestion.cloudevents.CloudEventReader;

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
        ingestion = new EventIngestion(
                store,
                CustomerStores.gone(opened),
                ledger,
                CustomerStores.leaving(opened, clock, redecisionRequested, ledger),
                redecisionRequested,
                declared,
                opened.transaction(),
                new EventSettings(Duration.ofMinutes(5), Duration.ofDays(90), Duration.ofDays(30)),
                clock);
        opened.jdbc().update("delete from event_seen");
        opened.jdbc().update("delete from event_record");
    }

    public EventResult send(String source, String type, String subject, Instant at, String data) {
        return send(source, ++number, type, subject, at, data);
    }

    EventResult send(String source, int id, String type, String subject, Instant at, String data) {
        return ingestion.ingest(
                CloudEventReader.structured(FactsJson.bytes(Events.event(source, "e" + id, type, subject, at, data))),
                AuditTrails.TESTER);
    }
}
