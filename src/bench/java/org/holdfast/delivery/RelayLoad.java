package org.holdfast.delivery;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holdfast.Database;
import org.holdfast.audit.AuditTrails;
import org.holdfast.coordination.BackgroundJob;
import org.holdfast.decisions.Decision;
import org.holdfast.delivery.file.FileForLoad;
import org.holdfast.delivery.webhook.Receiver;
import org.holdfast.delivery.webhook.WebhookForLoad;

/**
 * Measures the cost of writing a decision to the outbox within its transaction, and the decisions that one node
 * delivers a second from a full outbox, each for a different customer.
 */
public final class RelayLoad {

    private static final int MANY = 4_000;
    private static final int PUTS = 1_000;
    private static final DeliverySettings SETTINGS = new DeliverySettings(
            14, Duration.ofSeconds(5), Duration.ofHours(6), Duration.ofSeconds(15), Duration.ofDays(7));

    private RelayLoad() {}

    public static void main(String[] args) throws Exception {
        System.out.println("database     one target   three   (microseconds to put a decision down, median)");
        for (Database database : Database.values()) {
            try (Database.Store store = database.open()) {
                System.out.printf(Locale.ROOT, "%-11s %11.0f %7.0f%n", database, put(store, 1), put(store, 3));
            }
        }
        System.out.println("database     nothing else   file   webhook on loopback   (delivered a second)");
        for (Database database : Database.values()) {
            Path file = Files.createTempFile("load", ".ndjson");
            try (Receiver receiver = Receiver.answering(204)) {
                RecordingTarget recordingTarget = new RecordingTarget();
                System.out.printf(
                        Locale.ROOT,
                        "%-11s %13.0f %6.0f %21.0f%n",
                        database,
                        measure(database, recordingTarget),
                        measure(database, FileForLoad.of(file)),
                        measure(database, WebhookForLoad.of(receiver.url())));
            }
            Files.delete(file);
        }
        System.exit(0);
    }

    private static double put(Database.Store store, int targets) {
        Outbox outbox = Outboxes.with(store, targets);
        List<Decision> one = List.of(DecisionSamples.act("d", "c"));
        return store.transaction().execute(status -> {
            long[] nanos = new long[PUTS];
            for (int i = -PUTS / 2; i < PUTS; i++) {
                long start = System.nanoTime();
                outbox.put(one);
                nanos[Math.max(0, i)] = System.nanoTime() - start;
            }
            status.setRollbackOnly();
            Arrays.sort(nanos);
            return nanos[PUTS / 2] / 1e3;
        });
    }

    private static double measure(Database database, Target target) throws Exception {
        try (Database.Store store = database.open()) {
            Targets targets = new Targets(Stream.of(target));
            Outbox outbox = new Outbox(store.jdbc(), targets);
            Deliveries deliveries =
                    new Deliveries(store.jdbc(), AuditTrails.of(store.jdbc(), Clock.systemUTC()), store.transaction());
            for (int from = 0; from < MANY; from += 200) {
                DecisionSamples.record(
                        store,
                        outbox,
                        IntStream.range(from, from + 200)
                                .mapToObj(i -> DecisionSamples.act("d-" + i, "c-" + i))
                                .toArray(Decision[]::new));
            }
            long start = System.nanoTime();
            try (DeliveryWorker deliveryWorker = new DeliveryWorker(
                    target,
                    new DeliveryLeases(store.jdbc(), SETTINGS.takeover()),
                    store.transaction(),
                    SETTINGS,
                    new DeliveryMetrics(new SimpleMeterRegistry(), deliveries, targets, Clock.systemUTC()),
                    BackgroundJob.unseen("delivery"))) {
                deliveryWorker.start();
                while (!deliveries
                        .page(Deliveries.Status.WAITING, null, null, 1)
                        .isEmpty()) {
                    Thread.sleep(20);
                }
                return MANY * 1e9 / (System.nanoTime() - start);
            }
        }
    }
}
