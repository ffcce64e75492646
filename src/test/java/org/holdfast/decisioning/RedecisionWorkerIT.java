package org.holdfast.decisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.PersonalData;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.history.Ledgers;
import org.holdfast.history.RedecisionQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Customers whose facts have changed get exactly one decision, whatever happens to the nodes. */
@ParameterizedClass
@EnumSource(Database.class)
class RedecisionWorkerIT {

    private static final List<Customer> CUSTOMERS =
            IntStream.range(0, 300).mapToObj(BudgetStress::customer).toList();
    private static DecisionModel book;

    @Parameter
    private Database database;

    private Database.Store store;

    @BeforeAll
    static void read() {
        book = Samples.shipped().book();
    }

    @BeforeEach
    void open() {
        store = database.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private DecisionFixture shop() {
        return new DecisionFixture(store, book, Clock.fixed(BudgetStress.NOW, ZoneOffset.UTC), CUSTOMERS);
    }

    /** Runs an action when the facts of customers are read. */
    private DecisionFixture shop(Consumer<Collection<String>> whenRead) {
        CustomerRepository all = DecisionFixture.source(CUSTOMERS);
        return new DecisionFixture(
                store, book, Clock.fixed(BudgetStress.NOW, ZoneOffset.UTC), new DecisionFixture.Watched(all) {
                    @Override
                    public List<StoredCustomer> findAll(Collection<String> ids) {
                        whenRead.accept(ids);
                        return super.findAll(ids);
                    }
                });
    }

    private List<String> decidedFor() {
        return store.jdbc().queryForList("select customer_id from decision order by customer_id", String.class);
    }

    @Test
    void aCustomerQueuedTwiceGetsOneDecision() {
        DecisionFixture decisionFixture = shop();
        decisionFixture.queuedRedecisions.ask(List.of("b-1", "b-2"), BudgetStress.NOW.minusSeconds(90));
        decisionFixture.queuedRedecisions.ask(List.of("b-2"), BudgetStress.NOW);
        assertThat(decisionFixture.waiting())
                .isEqualTo(new RedecisionQueue.Waiting(2, BudgetStress.NOW.minusSeconds(90)));

        decisionFixture.worker.work();
        decisionFixture.worker.work();

        assertThat(decidedFor()).containsExactly("b-1", "b-2");
        assertThat(decisionFixture.waiting()).isEqualTo(new RedecisionQueue.Waiting(0, null));
    }

    @Test
    void aChangeWhileFactsAreReadIsNotLost() {
        List<Collection<String>> read = new ArrayList<>();
        DecisionFixture decisionFixture = shop(ids -> {
            if (read.isEmpty()) {
                Ledgers.of(store).queue().add(List.of("b-1"), BudgetStress.NOW);
            }
            read.add(ids);
        });
        decisionFixture.queuedRedecisions.ask(List.of("b-1", "b-2"), BudgetStress.NOW);
        decisionFixture.worker.work();

        assertThat(read).containsExactly(List.of("b-1", "b-2"), List.of("b-1"));
        assertThat(decisionFixture.waiting().customers()).isZero();
    }

    @Test
    void nodesShareTheQueueWithoutDuplicateDecisions() throws Exception {
        List<String> ids = CUSTOMERS.stream().map(Customer::id).toList();
        shop().queuedRedecisions.ask(ids, BudgetStress.NOW);
        List<Callable<Void>> nodes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            DecisionFixture node = shop();
            nodes.add(() -> {
                // Customers that another node holds at this moment are skipped.
                while (node.waiting().customers() > 0) {
                    node.worker.work();
                }
                return null;
            });
        }
        BudgetStress.together(nodes);

        assertThat(decidedFor()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void theWorkOfACrashedNodeIsLeftForOthers() {
        DecisionFixture decisionFixture = shop();
        decisionFixture.queuedRedecisions.ask(List.of("b-1", "b-2"), BudgetStress.NOW);
        RedecisionQueue queue = Ledgers.of(store).queue();
        store.transaction().executeWithoutResult(status -> {
            List<RedecisionQueue.Request> asked = queue.next(200);
            assertThat(queue.lock(asked)).isTrue();
            queue.remove(asked);
            status.setRollbackOnly();
        });
        decisionFixture.worker.work();

        assertThat(decidedFor()).containsExactly("b-1", "b-2");
    }

    @Test
    void aFailingCustomerDoesNotBlockOthers() {
        DecisionFixture decisionFixture = shop(ids -> {
            if (ids.contains("b-2")) {
                throw new IllegalStateException("These facts cannot be read");
            }
        });
        decisionFixture.queuedRedecisions.ask(List.of("b-1", "b-2", "b-3", "nobody"), BudgetStress.NOW);
        decisionFixture.worker.work();

        assertThat(decidedFor()).containsExactly("b-1", "b-3");
        assertThat(decisionFixture.waiting().customers()).isZero();
    }

    @Test
    void aDatabaseErrorOfOneCustomerDoesNotBlockOthers() {
        store.jdbc().execute("alter table decision add constraint decision_wanted check (customer_id <> 'b-2')");
        DecisionFixture decisionFixture = shop();
        decisionFixture.queuedRedecisions.ask(List.of("b-1", "b-2", "b-3"), BudgetStress.NOW);
        decisionFixture.worker.work();

        assertThat(decidedFor()).containsExactly("b-1", "b-3");
        assertThat(decisionFixture.waiting().customers()).isZero();
    }

    @Test
    void decisionsFollowMergedCustomersAndAreAnonymousAfterErasure() {
        DecisionFixture decisionFixture = shop();
        decisionFixture.queuedRedecisions.ask(List.of("b-1", "b-2"), BudgetStress.NOW);
        decisionFixture.worker.work();
        PersonalData past = Ledgers.of(store).past();
        decisionFixture.queuedRedecisions.ask(List.of("b-1"), BudgetStress.NOW);
        store.transaction().executeWithoutResult(status -> past.merge("b-1", "b-2"));

        assertThat(past.export("b-1").values()).allMatch(List::isEmpty);
        assertThat(past.export("b-2").get("decisions")).hasSize(2);
        assertThat(past.export("b-2").get("factsThatDecisionsRestedOn")).hasSize(2);
        assertThat(decisionFixture.waiting().customers()).isZero();

        store.transaction().executeWithoutResult(status -> past.erase("b-2", "nobody"));
        assertThat(past.export("b-2").values()).allMatch(List::isEmpty);
        assertThat(past.export("nobody").get("decisions"))
                .hasSize(2)
                .allSatisfy(each -> assertThat(FactsJson.write(each))
                        .doesNotContain("o1-", "o2-", "\"receipt\"")
                        .contains("\"cost\":6.00"));
    }

    @Test
    void enqueuingDoesNotWaitForTheWorker() {
        DecisionFixture decisionFixture = shop();
        decisionFixture.queuedRedecisions.ask(List.of("b-1"), BudgetStress.NOW);
        RedecisionQueue queue = Ledgers.of(store).queue();
        store.transaction().executeWithoutResult(status -> {
            assertThat(queue.lock(queue.next(200))).isTrue();
            try (Database.Store other = Database.open(store.url())) {
                other.transaction().executeWithoutResult(adding -> {
                    // A lock would wait for this thread and time out.
                    other.jdbc()
                            .execute(
                                    database == Database.H2
                                            ? "set lock_timeout 10000"
                                            : "set local lock_timeout = '10s'");
                    Ledgers.of(other).queue().add(List.of("b-1"), BudgetStress.NOW);
                });
                assertThat(Ledgers.of(other).queue().next(200)).hasSize(1);
            }
        });
    }
}
