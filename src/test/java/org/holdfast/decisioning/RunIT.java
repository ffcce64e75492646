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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStores;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.demo.DemoCustomers;
import org.holdfast.facts.Customer;
import org.holdfast.history.Ledgers;
import org.holdfast.history.Runs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** A run over all customers: the same answers as single requests, resumable, one at a time. */
@ParameterizedClass
@EnumSource(Database.class)
class RunIT {

    private static final List<Customer> CUSTOMERS = DemoCustomers.around(BudgetStress.NOW);

    @Parameter
    private Database database;

    private Database.Store store;

    @BeforeEach
    void open() {
        store = database.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static DecisionModel book(String budgets) {
        String limits = Samples.shippedTexts()
                .get("limits.yaml")
                .replaceAll("amount: \\d+, per: month", "amount: " + budgets + ", per: month");
        return DecisionFixture.book(limits);
    }

    private static DecisionFixture shop(Database.Store store, DecisionModel book, Instant now) {
        return new DecisionFixture(store, book, Clock.fixed(now, ZoneOffset.UTC), CUSTOMERS);
    }

    /** Stores the output like a file that is truncated at the position. */
    private static class Notes implements BatchRun.Listener {

        final List<Decision> written = new ArrayList<>();
        final List<Decision> committed = new ArrayList<>();
        boolean resumed;
        boolean waited;

        @Override
        public void waits() {
            waited = true;
        }

        @Override
        public long starts(Runs.Run run, boolean on) {
            resumed = on;
            return run.outBytes();
        }

        @Override
        public long write(List<Decision> decisions, long at) {
            written.subList((int) at, written.size()).clear();
            written.addAll(decisions);
            return written.size();
        }

        @Override
        public void decided(List<Decision> decisions) {
            committed.addAll(decisions);
        }
    }

    /** Returns the decisions without the links in their texts, which contain the ids of the actions. */
    private static List<Decision> withoutLinks(List<Decision> decisions) {
        return decisions.stream()
                .map(decision -> decision.withMessages(action -> new Decision.Message(
                        action.message().language(),
                        action.message().subject(),
                        action.message().body().replaceAll("https://care\\.example/\\S+", "[link]"))))
                .toList();
    }

    /** With budgets that suffice, and with budgets that run out. */
    @ParameterizedTest
    @ValueSource(strings = {"1000000", "40"})
    void aRunDecidesLikeSingleRequests(String budgets) {
        DecisionModel book = book(budgets);
        Notes notes = new Notes();
        shop(store, book, BudgetStress.NOW).batchRun.run(false, null, notes);
        List<Decision> single = new ArrayList<>();
        try (Database.Store other = database.open()) {
            DecisionFixture decisionFixture = shop(other, book, BudgetStress.NOW);
            CUSTOMERS.stream()
                    .map(Customer::id)
                    .sorted()
                    .forEach(id -> single.add(decisionFixture.decisionService.decide(DecisionQuery.about(id))));
            assertThat(used(other)).isEqualTo(used(store));
        }

        assertThat(withoutLinks(notes.committed))
                .hasSize(CUSTOMERS.size())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*decisionId", ".*actionId")
                .isEqualTo(withoutLinks(single));
        assertThat(notes.committed)
                .anyMatch(decision -> decision.actions().stream()
                        .anyMatch(act ->
                                act.grant().budget() != null && act.grant().granted() != null));
        assertThat(notes.committed.stream()
                        .flatMap(decision -> decision.heldBack().stream())
                        .map(Decision.HeldBack::by)
                        .collect(Collectors.toSet()))
                .contains("consent");
        assertThat(notes.committed.stream()
                        .flatMap(decision -> decision.heldBack().stream())
                        .anyMatch(held -> held.by().equals("budget")))
                .isEqualTo(budgets.equals("40"));
    }

    /** Pages are read ahead; facts that change meanwhile count all the same. */
    @Test
    void factsThatChangeDuringARunCount() {
        Clock clock = Clock.fixed(BudgetStress.NOW, ZoneOffset.UTC);
        CustomerStore customers = CustomerStores.of(store, clock);
        for (int i = 0; i < 450; i++) {
            customers.put(Samples.customer("{'id':'R-%03d','orders':[],'complaints':[]}".formatted(i)), null);
        }
        Notes notes = new Notes() {
            @Override
            public void decided(List<Decision> decisions) {
                if (committed.isEmpty()) {
                    customers.put(
                            Samples.customer(
                                    "{'id':'R-250','email':'r@example.org','complaints':[],'orders':[{'id':'1',"
                                            + "'placedAt':'2026-03-01','promisedAt':'2026-03-05','value':50,'currency':'EUR'}]}"),
                            null);
                    store.transaction().executeWithoutResult(status -> customers.delete(List.of("R-251")));
                }
                super.decided(decisions);
            }
        };
        new DecisionFixture(store, book("100"), clock, customers).batchRun.run(false, null, notes);

        assertThat(notes.committed)
                .hasSize(449)
                .noneMatch(decision -> decision.customerId().equals("R-251"))
                .filteredOn(decision -> decision.outcome() == Decision.Outcome.ACT)
                .extracting(Decision::customerId)
                .containsExactly("R-250");
    }

    private static List<BigDecimal> used(Database.Store store) {
        return store.jdbc().queryForList("select used from budget_pot order by name", BigDecimal.class);
    }

    @Test
    void anInterruptedRunResumesWithoutDuplicateDecisions() {
        DecisionModel book = book("100");
        Notes notes = new Notes() {
            @Override
            public void decided(List<Decision> decisions) {
                super.decided(decisions);
                throw new IllegalStateException("broken off");
            }
        };
        assertThatThrownBy(() -> shop(store, book, BudgetStress.NOW).batchRun.run(false, "file", notes))
                .hasMessage("broken off");
        notes.written.add(notes.written.get(0));
        Notes rest = new Notes();
        rest.written.addAll(notes.written);
        shop(store, book, BudgetStress.NOW.plus(Duration.ofHours(3))).batchRun.run(false, "file", rest);

        assertThat(rest.resumed).isTrue();
        assertThat(rest.committed)
                .hasSize(CUSTOMERS.size() - notes.committed.size())
                .allMatch(decision -> decision.asOf().equals(BudgetStress.NOW));
        assertThat(rest.written.stream().map(Decision::customerId))
                .doesNotHaveDuplicates()
                .hasSize(CUSTOMERS.size());
        assertThat(store.jdbc()
                        .queryForList(
                                "select customer_id from decision group by customer_id having count(*) > 1",
                                String.class))
                .isEmpty();
        try (Database.Store other = database.open()) {
            Notes whole = new Notes();
            shop(other, book, BudgetStress.NOW).batchRun.run(false, null, whole);
            assertThat(withoutLinks(rest.written))
                    .usingRecursiveComparison()
                    .ignoringFieldsMatchingRegexes(".*decisionId", ".*actionId")
                    .isEqualTo(withoutLinks(whole.committed));
        }
        Notes next = new Notes();
        shop(store, book, BudgetStress.NOW.plus(Duration.ofHours(4))).batchRun.run(false, null, next);
        assertThat(next.resumed).as("a finished run is not resumed").isFalse();
        assertThat(next.committed).hasSize(CUSTOMERS.size());
    }

    @Test
    void aRunStartsOverOnAnotherDayOrOnRequest() {
        DecisionModel book = book("100");
        Notes broken = new Notes() {
            @Override
            public void decided(List<Decision> decisions) {
                throw new IllegalStateException("broken off");
            }
        };
        assertThatThrownBy(() -> shop(store, book, BudgetStress.NOW).batchRun.run(false, null, broken))
                .hasMessage("broken off");
        Notes tomorrow = new Notes() {
            @Override
            public void decided(List<Decision> decisions) {
                super.decided(decisions);
                throw new IllegalStateException("broken off");
            }
        };
        assertThatThrownBy(() -> shop(store, book, BudgetStress.NOW.plus(Duration.ofDays(1)))
                        .batchRun
                        .run(false, null, tomorrow))
                .hasMessage("broken off");
        assertThat(tomorrow.resumed).isFalse();
        Notes other = new Notes();
        shop(store, book, BudgetStress.NOW.plus(Duration.ofDays(1))).batchRun.run(true, null, other);

        assertThat(other.resumed).isFalse();
        assertThat(other.committed).hasSize(CUSTOMERS.size());
    }

    @Test
    void aConcurrentRunIsRefused() throws Exception {
        DecisionModel book = book("100");
        CountDownLatch going = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        Notes slow = new Notes() {
            @Override
            public void decided(List<Decision> decisions) {
                super.decided(decisions);
                going.countDown();
                try {
                    refused.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        Thread first =
                new Thread(() -> shop(store, book, BudgetStress.NOW).batchRun.run(false, null, slow));
        first.start();
        going.await();
        Notes second = new Notes();
        assertThatThrownBy(() -> shop(store, book, BudgetStress.NOW).batchRun.run(false, null, second))
                .hasMessageContaining("Another run over all customers is in progress");
        refused.countDown();
        first.join();

        assertThat(second.waited).isTrue();
        assertThat(slow.committed).hasSize(CUSTOMERS.size());
    }

    @Test
    void anExpiredLeaseIsTakenOverAndItsFormerHolderDoesNoHarm() {
        DecisionModel book = book("100");
        store.jdbc().update("update run_turn set holder = 'dead', beats = 7");
        Notes notes = new Notes() {
            @Override
            public void decided(List<Decision> decisions) {
                super.decided(decisions);
                // Another process considers this one dead.
                store.jdbc().update("update run_turn set holder = 'other', beats = beats + 1");
            }
        };
        assertThatThrownBy(() -> shop(store, book, BudgetStress.NOW).batchRun.run(false, null, notes))
                .hasMessageContaining("Another run");

        assertThat(notes.waited).isTrue();
        assertThat(notes.committed).hasSize(200);
        assertThat(notes.written).hasSize(200);
        assertThat(store.jdbc().queryForObject("select decided from customer_run", Long.class))
                .isEqualTo(200);
        assertThat(store.jdbc().queryForList("select distinct customer_id from decision", String.class))
                .isSubsetOf(notes.committed.stream().map(Decision::customerId).toList());
    }

    /** A process is frozen before it stores its run, and goes on when another one has taken over. */
    @Test
    void aFrozenProcessDoesNotAbandonTheRunOfTheNextHolder() {
        Runs runs = Ledgers.of(store).runs();
        Runs.Run others = new Runs.Run("other", BudgetStress.NOW, "x", BudgetStress.NOW, "c-7", 7, 0, null, 0);
        Database.Store late =
                new Database.Store(store.url(), store.source(), store.jdbc(), new Frozen(store.transaction(), () -> {
                    store.jdbc().update("update run_turn set holder = 'other', beats = beats + 1");
                    runs.begin(others);
                    runs.progress(others);
                }));
        Notes notes = new Notes();

        assertThatThrownBy(
                        () -> shop(late, book("100"), BudgetStress.NOW).batchRun.run(true, null, notes))
                .hasMessageContaining("Another run");
        assertThat(runs.unfinished()).contains(others);
        assertThat(notes.committed).isEmpty();
    }

    /** Transactions of a process that is frozen before the first of them. */
    private static final class Frozen extends TransactionTemplate {

        private static final long serialVersionUID = 1L;

        private final transient Runnable meanwhile;
        private final AtomicBoolean over = new AtomicBoolean();

        Frozen(TransactionTemplate transaction, Runnable meanwhile) {
            super(Objects.requireNonNull(transaction.getTransactionManager()));
            this.meanwhile = meanwhile;
        }

        @Override
        public <T> T execute(TransactionCallback<T> work) {
            if (!over.getAndSet(true)) {
                meanwhile.run();
            }
            return super.execute(work);
        }
    }

    @Test
    void aCustomerForWhomARuleTakesTooLongIsReportedAndSkipped() {
        String complaints = IntStream.range(0, 3_000)
                .mapToObj(i -> "{'id':'c" + i + "','openedAt':'2026-03-01'}")
                .collect(Collectors.joining(","));
        String orders = IntStream.range(0, 3_000)
                .mapToObj(i -> "{'id':'o" + i + "','placedAt':'2026-03-01','value':123456,'currency':'EUR'}")
                .collect(Collectors.joining(","));
        List<Customer> customers = new ArrayList<>(CUSTOMERS.subList(0, 20));
        customers.add(
                Samples.customer("{'id':'C-1000-heavy','orders':[" + orders + "],'complaints':[" + complaints + "]}"));
        DecisionModel book = DecisionFixture.bookWith("areas/complaints/heavy.drl", """
                rule "Heavy"
                when
                  $o : Order( value == 123456 ) from $customer.orders
                  $c : Complaint( ) from $customer.complaints
                then
                  propose("apologise-complaint").about($c);
                end
                """);
        Notes notes = new Notes();
        RunReport report = new DecisionFixture(store, book, Clock.fixed(BudgetStress.NOW, ZoneOffset.UTC), customers)
                .batchRun.run(false, null, notes);

        assertThat(notes.committed).hasSize(20);
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.first()).singleElement().satisfies(refused -> {
            assertThat(refused.customerId()).isEqualTo("C-1000-heavy");
            assertThat(refused.why()).contains("\"Heavy\"");
        });
    }
}
