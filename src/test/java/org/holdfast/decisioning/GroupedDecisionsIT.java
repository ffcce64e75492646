package org.holdfast.decisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.decisioning.DecisionService.Request;
import org.holdfast.decisioning.IdempotentDecisions.KeyedAnswer;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.demo.DemoCustomers;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that are decided together get what they would get alone. */
@ParameterizedClass
@EnumSource(Database.class)
class GroupedDecisionsIT {

    private static final Instant NOW = Instant.parse("2026-11-22T10:07:30Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static DecisionModel book;
    private static List<Customer> customers;

    @Parameter
    private Database database;

    private Database.Store store;

    @BeforeAll
    static void read() {
        book = Objects.requireNonNull(Samples.shipped().book());
        customers = DemoCustomers.around(NOW);
    }

    @BeforeEach
    void open() {
        store = database.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private DecisionFixture fixture(DecisionModel rules) {
        return new DecisionFixture(store, rules, CLOCK, customers);
    }

    private static Request request(String customer, boolean dry, int max) {
        return new Request(
                new DecisionQuery(
                        customer, null, null, DecisionMoment.REVIEW, max, dry, null, AuthorityLevel.SUPERVISOR),
                null);
    }

    private static Request inline(Customer customer) {
        return new Request(
                new DecisionQuery(
                        null, customer, null, DecisionMoment.REVIEW, 3, false, null, AuthorityLevel.AUTOMATIC),
                null);
    }

    private static List<Request> all(boolean dry) {
        List<Request> all = new ArrayList<>();
        for (Customer each : customers) {
            all.add(request(each.id(), dry, 1 + all.size() % 4));
        }
        return all;
    }

    /** What a decision says, apart from ids, and from what budgets have left, which depends on the order. */
    private static String said(@Nullable DecisionTrace trace) {
        Decision decision = Objects.requireNonNull(trace).decision();
        return decision.customerId() + " " + decision.outcome() + " "
                + decision.actions().stream()
                        .map(act -> act.action().id() + "/" + act.matter().subject() + "/"
                                + act.grant().counted() + "/" + act.message().subject())
                        .toList()
                + decision.heldBack().stream()
                        .map(held -> held.action() + "/" + held.by() + "/" + held.liftsAt())
                        .toList();
    }

    @Test
    void eachGetsTheDecisionThatItWouldGetAlone() {
        List<String> together = fixture(book).decisionService.grouped().together(all(false)).stream()
                .map(GroupedDecisionsIT::said)
                .toList();
        long wakeUps = count("wake_up");
        long entries = count("programme_entry");
        long reserved = count("budget_entry");
        try (Database.Store other = database.open()) {
            DecisionFixture one = new DecisionFixture(other, book, CLOCK, customers);
            assertThat(together)
                    .isEqualTo(all(false).stream()
                            .map(each -> said(one.decisionService.trace(each.query())))
                            .toList());
            assertThat(other.jdbc().queryForObject("select count(*) from wake_up", Long.class))
                    .isEqualTo(wakeUps);
            assertThat(other.jdbc().queryForObject("select count(*) from programme_entry", Long.class))
                    .isEqualTo(entries);
            assertThat(other.jdbc().queryForObject("select count(*) from budget_entry", Long.class))
                    .isEqualTo(reserved);
        }
        assertThat(count("decision")).isEqualTo(customers.size());
        assertThat(count("receipt")).isEqualTo(customers.size());
        assertThat(reserved).isPositive();
    }

    @Test
    void previewsAreThoseOfEachAloneAndRecordNothing() {
        DecisionFixture fixture = fixture(book);
        List<String> together = fixture.decisionService.grouped().together(all(true)).stream()
                .map(GroupedDecisionsIT::said)
                .toList();

        assertThat(together)
                .isEqualTo(all(true).stream()
                        .map(each -> said(fixture.decisionService.trace(each.query())))
                        .toList());
        assertThat(count("decision")).isZero();
    }

    @Test
    void theLastOfABudgetIsGivenOnce() {
        DecisionModel small = DecisionFixture.book("""
                budgets:
                  - from: 2026-01-01
                    why: A test
                    pots:
                      goodwill: { amount: 12, per: month }
                      rewards: { amount: 0.01, per: month }
                      offers: { amount: 0.01, per: month }
                      competitors: { amount: 0.01, per: month }
                """);
        List<@Nullable DecisionTrace> made =
                fixture(small).decisionService.grouped().together(all(false));

        assertThat(made.stream()
                        .flatMap(each -> Objects.requireNonNull(each).decision().actions().stream())
                        .filter(act -> act.grant().counted() != null
                                && act.grant().counted().signum() > 0))
                .isNotEmpty();
        assertThat(store.jdbc().queryForObject("select max(used) from budget_pot", BigDecimal.class))
                .isLessThanOrEqualTo(new BigDecimal("12"));
    }

    @Test
    void factsInRequestsAreDecidedTogetherToo() {
        DecisionFixture fixture = fixture(book);
        List<String> together = fixture
                .decisionService
                .grouped()
                .together(customers.stream().map(GroupedDecisionsIT::inline).toList())
                .stream()
                .map(GroupedDecisionsIT::said)
                .toList();

        assertThat(count("wake_up")).isZero();
        assertThat(count("programme_entry")).isZero();
        try (Database.Store other = database.open()) {
            DecisionFixture one = new DecisionFixture(other, book, CLOCK, customers);
            assertThat(together)
                    .isEqualTo(customers.stream()
                            .map(each ->
                                    said(one.decisionService.trace(inline(each).query())))
                            .toList());
        }
    }

    @Test
    void whoIsUnknownOrLockedHoldsNobodyUp() throws Exception {
        DecisionFixture fixture = fixture(book);
        String locked = customers.get(1).id();
        fixture.decisionService.trace(request(locked, false, 1).query());
        CompletableFuture<Void> release = new CompletableFuture<>();
        CompletableFuture<Void> holding = new CompletableFuture<>();
        Thread holder = new Thread(() -> store.transaction().executeWithoutResult(status -> {
            fixture.ledgers.standings().lock(List.of(locked));
            holding.complete(null);
            release.join();
        }));
        holder.start();
        holding.join();

        List<@Nullable DecisionTrace> made = fixture.decisionService
                .grouped()
                .together(List.of(
                        request(customers.get(0).id(), false, 1),
                        request(locked, false, 1),
                        request("nobody", false, 1),
                        request(customers.get(2).id(), false, 1)));
        release.complete(null);
        holder.join();

        assertThat(made)
                .extracting(each -> each == null ? null : each.decision().customerId())
                .containsExactly(
                        customers.get(0).id(), null, null, customers.get(2).id());
    }

    @Test
    void answersWithKeysAreStoredWithTheirDecisions() {
        DecisionFixture fixture = fixture(book);
        List<Request> requests = Stream.of("b", "a", "c")
                .map(key -> new Request(
                        request(customers.get(key.charAt(0) - 'a').id(), false, 1)
                                .query(),
                        answer(fixture, key)))
                .toList();

        fixture.decisionService.grouped().together(requests);

        for (Request each : requests) {
            KeyedAnswer answer = Objects.requireNonNull(each.answer());
            assertThat(answer.text()).startsWith("decided for " + each.query().customerId());
        }
        assertThat(count("keyed_answer")).isEqualTo(3);
    }

    @Test
    void noKeyIsLeftWithoutAnAnswer() {
        DecisionFixture fixture = fixture(book);
        List<Request> requests = List.of(
                new Request(request("nobody", false, 1).query(), answer(fixture, "k")),
                request(customers.get(0).id(), false, 1));

        assertThatThrownBy(() -> fixture.decisionService.grouped().together(requests))
                .hasMessageContaining("locked by another transaction");
        assertThat(count("keyed_answer")).isZero();
        assertThat(count("decision")).isZero();
    }

    private KeyedAnswer answer(DecisionFixture fixture, String key) {
        return new KeyedAnswer(
                fixture.ledgers.answers(),
                new IdempotentDecisions.Key("shop", key),
                UUID.randomUUID().toString(),
                trace -> "decided for " + trace.decision().customerId(),
                Clock.offset(CLOCK, Duration.ZERO));
    }

    private long count(String table) {
        Long count = store.jdbc().queryForObject("select count(*) from " + table, Long.class);
        return count == null ? 0 : count;
    }
}
