package org.holdfast.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holdfast.Database;
import org.holdfast.Patience;
import org.holdfast.audit.AuditTrails;
import org.holdfast.coordination.BackgroundJob;
import org.holdfast.decisions.Decision;
import org.holdfast.facts.validation.NotFound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.health.contributor.Health;

/** Decisions are delivered at least once and in order for each customer, even if targets, nodes or databases fail. */
@ParameterizedClass
@EnumSource(Database.class)
class DeliveryIT {

    /** Long enough for a live node to renew its leases even on a slow machine. */
    private static final Duration TAKEOVER = Duration.ofSeconds(30);

    private static final DeliverySettings QUICK =
            new DeliverySettings(3, Duration.ofMillis(20), Duration.ofMillis(200), TAKEOVER, Duration.ofDays(7));

    @Parameter
    private Database database;

    private final RecordingTarget recordingTarget = new RecordingTarget();
    private final Targets targets = new Targets(Stream.of(recordingTarget));
    private final List<DeliveryWorker> nodes = new ArrayList<>();
    private Database.Store store;
    private Outbox outbox;
    private Deliveries deliveries;

    @BeforeEach
    void open() {
        store = database.open();
        outbox = new Outbox(store.jdbc(), targets);
        deliveries = new Deliveries(store.jdbc(), AuditTrails.of(store.jdbc(), Clock.systemUTC()), store.transaction());
    }

    @AfterEach
    void close() {
        nodes.forEach(DeliveryWorker::close);
        store.close();
    }

    private DeliveryWorker node(DeliverySettings settings) {
        DeliveryMetrics metrics =
                new DeliveryMetrics(new SimpleMeterRegistry(), deliveries, targets, Clock.systemUTC());
        DeliveryWorker deliveryWorker = new DeliveryWorker(
                recordingTarget,
                new DeliveryLeases(store.jdbc(), settings.takeover()),
                store.transaction(),
                settings,
                metrics,
                BackgroundJob.unseen("delivery"));
        nodes.add(deliveryWorker);
        outbox.whenWritten(() -> nodes.forEach(DeliveryWorker::wake));
        deliveryWorker.start();
        return deliveryWorker;
    }

    private List<OffsetDateTime> leaseEnds() {
        return store.jdbc().queryForList("select due_at from delivery order by number", OffsetDateTime.class);
    }

    private void decide(Decision... decisions) {
        DecisionSamples.record(store, outbox, decisions);
    }

    private long count(Deliveries.Status status) {
        return deliveries.page(status, null, null, 10_000).size();
    }

    private void waitUntilSettled() {
        Patience.until(() -> count(Deliveries.Status.WAITING) == 0);
    }

    @Test
    void nothingIsWrittenIfNoTargetWantsTheDecision() {
        Outbox withoutTargets = Outboxes.with(store);
        DecisionSamples.record(store, withoutTargets, DecisionSamples.act("d-1", "c-1"));
        decide(DecisionSamples.hold("d-2", "c-1"));

        assertThat(deliveries.page(null, null, null, 10)).isEmpty();
    }

    @Test
    void onlyACommittedDecisionIsDelivered() {
        Decision committed = DecisionSamples.act("d-1", "c-1");
        store.transaction().executeWithoutResult(status -> {
            outbox.put(List.of(DecisionSamples.act("d-0", "c-1")));
            status.setRollbackOnly();
        });
        decide(committed);
        node(QUICK);
        waitUntilSettled();

        assertThat(recordingTarget.received)
                .containsExactly(new OutboxMessage("d-1", DecisionSamples.AT, committed, 1));
        assertThat(count(Deliveries.Status.DELIVERED)).isEqualTo(1);
    }

    @Test
    void aFailureDelaysOnlyTheSameCustomerAndOrderIsKept() {
        Set<String> failedOnce = ConcurrentHashMap.newKeySet();
        recordingTarget.handler = message -> message.id().startsWith("slow") && failedOnce.add(message.id())
                ? DeliveryResult.tryLater("not now")
                : DeliveryResult.delivered();
        decide(
                DecisionSamples.act("slow-1", "slow"),
                DecisionSamples.act("slow-2", "slow"),
                DecisionSamples.act("slow-3", "slow"),
                DecisionSamples.act("quick-1", "quick"));
        node(QUICK);
        waitUntilSettled();

        assertThat(recordingTarget.of("slow"))
                .containsExactly("slow-1", "slow-1", "slow-2", "slow-2", "slow-3", "slow-3");
        List<String> all =
                recordingTarget.received.stream().map(OutboxMessage::id).toList();
        assertThat(all.indexOf("quick-1")).isLessThan(all.lastIndexOf("slow-1"));
        assertThat(recordingTarget.received.stream()
                        .filter(message -> message.id().equals("slow-1"))
                        .map(OutboxMessage::attempt))
                .containsExactly(1, 2);
    }

    @Test
    void severalNodesShareTheWorkAndKeepTheOrder() throws Exception {
        int customers = 40;
        int each = 5;
        for (int number = 0; number < each; number++) {
            int round = number;
            decide(IntStream.range(0, customers)
                    .mapToObj(i -> DecisionSamples.act("d-" + i + "-" + round, "c-" + i))
                    .toArray(Decision[]::new));
        }
        node(QUICK);
        node(QUICK);
        node(QUICK);
        waitUntilSettled();

        assertThat(recordingTarget.received).hasSize(customers * each);
        for (int i = 0; i < customers; i++) {
            int customer = i;
            assertThat(recordingTarget.of("c-" + i))
                    .isEqualTo(IntStream.range(0, each)
                            .mapToObj(number -> "d-" + customer + "-" + number)
                            .toList());
        }
    }

    @Test
    void claimsOfADeadNodePassToAnotherAndALiveNodeKeepsItsOwn() throws Exception {
        decide(DecisionSamples.act("d-1", "c-1"), DecisionSamples.act("d-2", "c-2"));
        // A node that claims a delivery and dies.
        store.transaction()
                .executeWithoutResult(
                        status -> new DeliveryLeases(store.jdbc(), Duration.ofMillis(1)).claim("recorder", 1));
        CountDownLatch release = new CountDownLatch(1);
        recordingTarget.handler = message -> {
            release.await();
            return DeliveryResult.delivered();
        };
        node(QUICK);
        node(QUICK);
        Patience.until(() -> recordingTarget.received.size() >= 2);
        List<OffsetDateTime> first = leaseEnds();
        // The leases of deliveries in progress are renewed.
        Patience.until(
                () -> IntStream.range(0, 2).allMatch(i -> leaseEnds().get(i).isAfter(first.get(i))));
        release.countDown();
        waitUntilSettled();

        assertThat(recordingTarget.received.stream().map(OutboxMessage::id)).containsExactlyInAnyOrder("d-1", "d-2");
    }

    /**
     * A node that was frozen with deliveries in its queue finds out that they are another one's before it makes them.
     */
    @Test
    void whatAnotherNodeHasTakenOverIsNotDeliveredAgain() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        recordingTarget.handler = message -> {
            release.await();
            return DeliveryResult.delivered();
        };
        decide(IntStream.range(0, 6)
                .mapToObj(i -> DecisionSamples.act("d-" + i, "c-" + i))
                .toArray(Decision[]::new));
        node(new DeliverySettings(
                3, Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofDays(7)));
        Patience.until(() -> recordingTarget.received.size() == recordingTarget.atOnce());
        List<String> begun =
                recordingTarget.received.stream().map(OutboxMessage::id).toList();
        int others = store.jdbc()
                .update(
                        "update delivery set state = 'delivered', settled_at = current_timestamp "
                                + "where decision_id not in (?, ?, ?, ?)",
                        begun.toArray());
        List<OffsetDateTime> first = leaseEnds();
        Patience.until(() -> !leaseEnds().equals(first));
        release.countDown();
        waitUntilSettled();
        nodes.forEach(DeliveryWorker::close);

        assertThat(others).isEqualTo(2);
        assertThat(recordingTarget.received.stream().map(OutboxMessage::id)).isEqualTo(begun);
    }

    @Test
    void aStoppingNodeReleasesClaimsThatItHasNotAttempted() {
        recordingTarget.handler = message -> {
            Thread.sleep(300);
            return DeliveryResult.delivered();
        };
        decide(IntStream.range(0, 10)
                .mapToObj(i -> DecisionSamples.act("d-" + i, "c-" + i))
                .toArray(Decision[]::new));
        DeliveryWorker first = node(QUICK);
        Patience.until(() -> recordingTarget.received.size() >= 4);
        first.close();

        int attempted = recordingTarget.received.size();
        assertThat(count(Deliveries.Status.DELIVERED)).isEqualTo(attempted);
        assertThat(deliveries.page(Deliveries.Status.WAITING, null, null, 20))
                .hasSize(10 - attempted)
                .allMatch(each -> each.attempts() == 0);
    }

    @Test
    void aRefusalAndTheLastFailedAttemptMakeADeadLetterAndLaterDecisionsAreDelivered() {
        recordingTarget.handler = message -> switch (message.id()) {
            case "d-1" -> DeliveryResult.refused("answered 410");
            case "d-3" -> DeliveryResult.tryLater("answered 503");
            default -> DeliveryResult.delivered();
        };
        decide(
                DecisionSamples.act("d-1", "c-1"),
                DecisionSamples.act("d-2", "c-1"),
                DecisionSamples.act("d-3", "c-2"),
                DecisionSamples.act("d-4", "c-2"));
        node(QUICK);
        waitUntilSettled();

        assertThat(recordingTarget.of("c-1")).containsExactly("d-1", "d-2");
        assertThat(recordingTarget.of("c-2")).containsExactly("d-3", "d-3", "d-3", "d-4");
        List<Deliveries.Delivery> dead = deliveries.page(Deliveries.Status.DEAD, "recorder", null, 10);
        assertThat(dead).extracting(Deliveries.Delivery::decisionId).containsExactly("d-3", "d-1");
        assertThat(dead).extracting(Deliveries.Delivery::error).containsExactly("answered 503", "answered 410");
        assertThat(dead).extracting(Deliveries.Delivery::attempts).containsExactly(3, 1);

        recordingTarget.handler = message -> DeliveryResult.delivered();
        deliveries.resend(dead.get(1).id(), AuditTrails.TESTER);
        assertThat(deliveries.resendDead("another", AuditTrails.TESTER)).isZero();
        assertThat(deliveries.resendDead(null, AuditTrails.TESTER)).isEqualTo(1);
        waitUntilSettled();
        assertThat(recordingTarget.of("c-1")).containsExactly("d-1", "d-2", "d-1");
        assertThat(count(Deliveries.Status.DELIVERED)).isEqualTo(4);
        assertThatThrownBy(() -> deliveries.resend(4711, AuditTrails.TESTER)).isInstanceOf(NotFound.class);
    }

    @Test
    void anExceptionOfATargetIsRetried() {
        recordingTarget.handler = message -> {
            throw new IllegalStateException("broken");
        };
        decide(IntStream.range(0, 200)
                .mapToObj(i -> DecisionSamples.act("d-" + i, "c-" + i))
                .toArray(Decision[]::new));
        node(new DeliverySettings(50, Duration.ofMillis(20), Duration.ofMillis(200), TAKEOVER, Duration.ofDays(7)));
        Patience.until(
                () -> deliveries.page(null, null, null, 300).stream().anyMatch(each -> "broken".equals(each.error())));

        recordingTarget.handler = message -> DeliveryResult.delivered();
        waitUntilSettled();
        assertThat(count(Deliveries.Status.DELIVERED)).isEqualTo(200);
    }

    @Test
    void aRequestedWaitIsHonoured() throws Exception {
        Instant[] again = new Instant[2];
        recordingTarget.handler = message -> {
            again[message.attempt() - 1] = Instant.now();
            return message.attempt() == 1
                    ? new DeliveryResult.TryLater("answered 429", Duration.ofMillis(900))
                    : DeliveryResult.delivered();
        };
        decide(DecisionSamples.act("d-1", "c-1"));
        node(new DeliverySettings(3, Duration.ofMillis(20), Duration.ofSeconds(5), TAKEOVER, Duration.ofDays(7)));
        waitUntilSettled();

        assertThat(Duration.between(again[0], again[1])).isGreaterThan(Duration.ofMillis(850));
    }

    @Test
    void nothingIsDeliveredAboutAnErasedCustomer() {
        recordingTarget.handler = message -> message.decision().customerId().equals("gone")
                ? DeliveryResult.refused("no")
                : DeliveryResult.delivered();
        decide(DecisionSamples.act("d-1", "gone"), DecisionSamples.act("d-2", "here"));
        node(QUICK);
        waitUntilSettled();
        nodes.get(0).close();
        decide(DecisionSamples.act("d-3", "gone"), DecisionSamples.act("d-4", "here"));
        store.transaction().executeWithoutResult(status -> outbox.forget("gone"));

        assertThat(deliveries.page(null, null, null, 10))
                .extracting(Deliveries.Delivery::customerId)
                .containsExactly("here", "here");
        assertThat(deliveries.resendDead(null, AuditTrails.TESTER)).isZero();
        // A decision that was deleted in another way is not delivered either.
        store.jdbc().update("delete from decision where id = 'd-4'");
        recordingTarget.received.clear();
        node(QUICK);
        waitUntilSettled();
        assertThat(recordingTarget.received).isEmpty();
    }

    @Test
    void deliveredEntriesAreDeletedAfterAWhileAndHealthReportsTheRest() {
        recordingTarget.handler =
                message -> message.id().equals("d-1") ? DeliveryResult.refused("no") : DeliveryResult.delivered();
        decide(DecisionSamples.act("d-1", "c-1"), DecisionSamples.act("d-2", "c-2"));
        node(QUICK);
        waitUntilSettled();
        nodes.get(0).close();
        deliveries.deleteDelivered(Instant.now(), Duration.ofDays(7));
        assertThat(count(Deliveries.Status.DELIVERED)).isEqualTo(1);
        deliveries.deleteDelivered(Instant.now().plus(Duration.ofDays(8)), Duration.ofDays(7));
        assertThat(count(Deliveries.Status.DELIVERED)).isZero();
        assertThat(count(Deliveries.Status.DEAD)).isEqualTo(1);

        store.jdbc()
                .update("insert into delivery (target, customer_id, decision_id, state, attempts, created_at, due_at) "
                        + "values ('renamed', 'c', 'd', 'waiting', 0, current_timestamp, current_timestamp)");
        DeliveryMetrics metrics =
                new DeliveryMetrics(new SimpleMeterRegistry(), deliveries, targets, Clock.systemUTC());
        Health health = new DeliveryHealth(metrics, targets).health();
        assertThat(health.getStatus().getCode()).isEqualTo(DeliveryHealth.BEHIND);
        assertThat(health.getDetails().get("recorder").toString()).contains("dead=1", "waiting=0");
        assertThat(health.getDetails().get("renamed").toString())
                .contains("waiting=1", "No target with this name is configured");
    }

    @Test
    void deliveriesArePaged() {
        decide(IntStream.range(0, 5)
                .mapToObj(i -> DecisionSamples.act("d-" + i, "c-" + i))
                .toArray(Decision[]::new));
        List<Deliveries.Delivery> first = deliveries.page(null, null, null, 3);
        List<Deliveries.Delivery> rest = deliveries.page(
                Deliveries.Status.WAITING, "recorder", first.get(2).id(), 3);

        assertThat(first).extracting(Deliveries.Delivery::decisionId).containsExactly("d-4", "d-3", "d-2");
        assertThat(rest).extracting(Deliveries.Delivery::decisionId).containsExactly("d-1", "d-0");
    }
}
