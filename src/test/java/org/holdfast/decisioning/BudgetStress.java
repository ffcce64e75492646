package org.holdfast.decisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.audit.AuditTrails;
import org.holdfast.coordination.BackgroundJob;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.history.ReportedOutcome;
import org.holdfast.outcomes.OutcomeService;

/**
 * Many concurrent workers that decide and report for the same customers against a budget that is much too small, and
 * the audit afterwards. Its {@code main} runs a process of workers.
 */
public final class BudgetStress {

    /** One advertising message a week, and enough money. */
    static final String ONE_A_WEEK = """
                contactCaps:
                  - from: 2026-01-01
                    why: A test
                    caps:
                      - { channels: [email, sms, push, call, letter], purpose: marketing, most: 1, days: 7 }
                budgets:
                  - from: 2026-01-01
                    why: A test
                    pots:
                      goodwill: { amount: 1000, per: month }
                      rewards: { amount: 1000, per: month }
                      offers: { amount: 1000, per: month }
                      competitors: { amount: 1000, per: month }
                """;

    /** Not divisible by the amounts of the rules, so that the last draw is reduced. */
    static final BigDecimal CAP = new BigDecimal("333");

    public static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");

    private static final String LIMITS = """
            budgets:
              - from: 2026-01-01
                why: A test
                pots:
                  goodwill: { amount: %s, per: month }
                  rewards: { amount: 100, per: month }
                  offers: { amount: 100, per: month }
                  competitors: { amount: 100, per: month }
            """.formatted(CAP);
    private static final int CUSTOMERS = 300;
    private static final ReportedOutcome.Result[] RESULTS = ReportedOutcome.Result.values();

    private final DecisionFixture decisionFixture;
    private final DecisionFixture later;
    final AtomicLong decided = new AtomicLong();

    BudgetStress(Database.Store store) {
        DecisionModel book = DecisionFixture.book(LIMITS);
        this.decisionFixture = new DecisionFixture(store, book, Clock.fixed(NOW, ZoneOffset.UTC), List.of());
        this.later =
                new DecisionFixture(store, book, Clock.fixed(NOW.plus(Duration.ofDays(60)), ZoneOffset.UTC), List.of());
    }

    /** Runs a process of workers. Arguments: URL, seed, threads, decisions of each thread. */
    public static void main(String[] args) throws Exception {
        try (Database.Store store = Database.open(args[0])) {
            BudgetStress budgetStress = new BudgetStress(store);
            System.out.println("ready");
            budgetStress.work(Long.parseLong(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            System.out.println("decided " + budgetStress.decided);
        }
    }

    /** Runs a number of threads at the same time; one more expires reservations. */
    void work(long seed, int threads, int each) throws Exception {
        List<Callable<Void>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Random random = new Random(seed + i);
            all.add(() -> {
                for (int j = 0; j < each; j++) {
                    serve(random);
                    if (j % 20 == 19) {
                        BackgroundJob.unseen("reservations").run(later.outcomes::expireReservations);
                    }
                }
                return null;
            });
        }
        together(all);
    }

    private void serve(Random random) {
        Customer customer = customer(random.nextInt(CUSTOMERS));
        Decision decision = decisionFixture.decisionService.decide(new DecisionQuery(
                null,
                customer,
                null,
                DecisionMoment.REVIEW,
                1 + random.nextInt(4),
                false,
                null,
                AuthorityLevel.AUTOMATIC));
        decided.incrementAndGet();
        for (Decision.DecidedAction act : decision.actions()) {
            ReportedOutcome.Result result = RESULTS[random.nextInt(RESULTS.length)];
            BigDecimal amount = result == ReportedOutcome.Result.ACCEPTED && random.nextBoolean()
                    ? BigDecimal.valueOf(random.nextInt(700), 2)
                    : null;
            decisionFixture.outcomes.report(
                    String.valueOf(decision.decisionId()),
                    new OutcomeService.Report(act.actionId(), result, null, null, null, null, amount, null),
                    AuditTrails.TESTER);
        }
    }

    /** Has two incomplete orders, for each of which the rules grant 5.00. */
    static Customer customer(int number) {
        String order = "{'id':'%s','placedAt':'2026-03-01','deliveredAt':'2026-03-10','value':90,'currency':'EUR',"
                + "'lines':[{'sku':'s','quantity':2,'delivered':1,'price':45}]}";
        return Samples.customer("{'id':'b-" + number + "','orders':[" + order.formatted("o1-" + number) + ","
                + order.formatted("o2-" + number) + "]}");
    }

    public static void together(List<Callable<Void>> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Void> future : pool.invokeAll(work)) {
                future.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Compares budgets, ledger and actions with each other. */
    static void audit(Database.Store store) {
        assertThat(numbers(store, "select used from budget_pot where used > " + CAP))
                .as("overdrawn")
                .isEmpty();
        assertThat(numbers(store, "select count(*) from budget_pot"))
                .as("budgets that were used")
                .isNotEqualTo(List.of(BigDecimal.ZERO));
        assertThat(store.jdbc()
                        .queryForList(
                                "select p.name from budget_pot p where p.used <> (select coalesce(sum(e.amount), 0) "
                                        + "from budget_entry e "
                                        + "where e.name = p.name and e.period = p.period and e.state in ('reserved', "
                                        + "'confirmed'))",
                                String.class))
                .as("budgets that differ from their ledger")
                .isEmpty();
        assertThat(store.jdbc()
                        .queryForList(
                                "select e.action_id from budget_entry e where not exists (select 1 from "
                                        + "decided_action a "
                                        + "where a.id = e.action_id and a.granted >= e.amount)",
                                String.class))
                .as("entries without an action")
                .isEmpty();
        assertThat(store.jdbc()
                        .queryForList(
                                "select a.id from decided_action a where a.kind = 'goodwill' and a.granted > 0 "
                                        + "and not exists (select 1 from budget_entry e where e.action_id = a.id)",
                                String.class))
                .as("actions without an entry")
                .isEmpty();
        assertThat(store.jdbc()
                        .queryForList(
                                "select a.id from decided_action a join budget_entry e on e.action_id = a.id "
                                        + "where (e.state = 'reserved' and e.amount <> a.granted) or (a.status in "
                                        + "('failed', 'rejected') and e.state <> 'released')",
                                String.class))
                .as("entries that differ from the outcome of the action")
                .isEmpty();
        assertThat(store.jdbc()
                        .queryForList(
                                "select incident from decided_action where kind = 'goodwill' and status not in "
                                        + "('failed', 'rejected') "
                                        + "group by customer_id, incident having sum(granted) > 5",
                                String.class))
                .as("incidents compensated twice")
                .isEmpty();
    }

    private static List<BigDecimal> numbers(Database.Store store, String sql) {
        return store.jdbc().queryForList(sql, BigDecimal.class);
    }

    /** Checks the budgets continuously. */
    static final class Watcher implements AutoCloseable {

        private final Thread thread;
        private volatile boolean over;
        private volatile BigDecimal most = BigDecimal.ZERO;

        Watcher(Database.Store store) {
            this.thread = new Thread(() -> {
                while (!over) {
                    numbers(store, "select used from budget_pot").forEach(used -> most = most.max(used));
                }
            });
            thread.start();
        }

        BigDecimal most() {
            return most;
        }

        @Override
        public void close() throws InterruptedException {
            over = true;
            thread.join();
        }
    }
}
