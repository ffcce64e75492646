package org.holdfast.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.holdfast.Database;
import org.holdfast.Server;
import org.holdfast.audit.Actor;
import org.holdfast.bench.load.ProcessorTime;
import org.holdfast.bench.load.StoredDecisions;
import org.holdfast.bench.load.StoredShop;
import org.holdfast.customers.CustomerLifecycle;
import org.holdfast.decisioning.BatchRun;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisioning.DecisionService;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.retention.DecisionRetention;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.history.ContactHistories;
import org.holdfast.history.DecisionHistory;
import org.holdfast.history.retention.DecisionPruning;
import org.holdfast.history.retention.DecisionPruningReport;
import org.holdfast.history.retention.DecisionPrunings;
import org.holdfast.history.timeline.CustomerEvents;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Shows how the store of decisions behaves when it is large: the history of a customer, what a decision reads, a
 * recorded decision, an erasure, and the removal of old decisions, with the sizes of tables and indexes and how often
 * each was used. Arguments: the number of decisions, 10 000 000 by default, and how many of them to remove.
 */
public final class DecisionStore {

    private static final int SPECIMENS = 2_000;
    private static final int ORDERS = 10;
    private static final int TIMES = 200;
    private static final String TABLES =
            "('decision', 'decided_action', 'outcome', 'receipt', 'receipt_facts', 'customer',"
                    + " 'customer_dealing', 'wake_up', 'keyed_answer', 'delivery')";

    private final Server server;
    /** The server keeps decisions for good, so that its own job does not join in. */
    private final DecisionPruning pruning;

    private final JdbcTemplate jdbc;
    private final long customers;
    private final SplittableRandom random = new SplittableRandom(42);

    private DecisionStore(Server server, Database.Store own, long decisions) {
        this.server = server;
        this.pruning = DecisionPrunings.of(own, DecisionRetention.parse("1y"), Clock.systemUTC());
        this.jdbc = server.bean(JdbcTemplate.class);
        this.customers = decisions / StoredDecisions.EACH;
    }

    public static void main(String[] args) {
        int exit = 1;
        long decisions = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
        long remove = args.length > 1 ? Long.parseLong(args[1]) : decisions / 50;
        String url = Database.POSTGRESQL.freshUrl();
        try {
            StoredShop.fill(url, "postgres", SPECIMENS, ORDERS);
            try (Server server = Server.on(url, "--holdfast.demo=false", "--holdfast.wake-ups.enabled=false");
                    Database.Store own = Database.open(url)) {
                server.bean(BatchRun.class).run(false, null, each -> {});
                long start = System.nanoTime();
                DecisionStore store = new DecisionStore(server, own, decisions);
                StoredDecisions.multiply(store.jdbc, decisions);
                System.out.printf(
                        Locale.ROOT,
                        "%,d decisions for %,d customers, stored in %.0f s%n%n",
                        decisions,
                        store.customers,
                        (System.nanoTime() - start) / 1e9);
                store.measure();
                store.plans();
                store.prune(remove);
                store.sizes();
            }
            exit = 0;
        } catch (Exception e) {
            e.printStackTrace(System.out);
        } finally {
            // The database would keep the program running.
            System.exit(exit);
        }
    }

    private void measure() {
        System.out.printf("%-34s %8s %8s %8s %12s%n", "milliseconds", "p50", "p95", "max", "seq. scans");
        DecisionHistory history = server.bean(DecisionHistory.class);
        time("a page of a customer's history", TIMES, id -> history.page(id, null, 20));
        CustomerEvents events = server.bean(CustomerEvents.class);
        CustomerEvents.Before now = new CustomerEvents.Before(Instant.parse("2999-01-01T00:00:00Z"), null);
        time("a page of the timeline", TIMES, id -> {
            events.decided(id, now, 20);
            events.promised(id, now, 20);
            events.reported(id, now, 20);
        });
        ContactHistories contacts = server.bean(ContactHistories.class);
        time("what a decision reads", TIMES, id -> {
            Instant today = Clock.systemUTC().instant();
            contacts.of(
                    Set.of(id),
                    Map.of(),
                    today,
                    new ContactHistory.Reach(today.minus(ContactHistory.LOOK_BACK), true, Set.of("birthday-gift")));
        });
        DecisionService service = server.bean(DecisionService.class);
        time(
                "a recorded decision",
                TIMES,
                id -> service.decide(new DecisionQuery(
                        id, null, null, DecisionMoment.REVIEW, 1, false, null, AuthorityLevel.AUTOMATIC)));
        CustomerLifecycle lifecycle = server.bean(CustomerLifecycle.class);
        time("an export", TIMES / 4, id -> lifecycle.export(id, Actor.localOperator("bench", null)));
        time("an erasure", TIMES / 4, id -> lifecycle.erase(id, Actor.localOperator("bench", null)));
        time("counting what is too old", 1, id -> pruning.preview(pruning.policy()));
        System.out.println();
    }

    private void time(String what, int times, Consumer<String> work) {
        for (int i = 0; i < Math.min(times / 10, 20); i++) {
            work.accept(customer());
        }
        long scans = sequentialScans();
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            String id = customer();
            long start = System.nanoTime();
            work.accept(id);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-34s %8.1f %8.1f %8.1f %12d%n",
                what,
                millis[times / 2],
                millis[times * 95 / 100],
                millis[times - 1],
                sequentialScans() - scans);
    }

    private String customer() {
        return "B-" + random.nextLong(customers);
    }

    /** Returns the number of sequential scans of the tables that grow. */
    private long sequentialScans() {
        jdbc.execute("select pg_stat_force_next_flush()");
        return jdbc.queryForObject(
                "select sum(seq_scan) from pg_stat_user_tables where relname in ('decision', 'decided_action', 'outcome',"
                        + " 'receipt', 'receipt_facts')",
                Long.class);
    }

    private void plans() {
        String id = customer();
        for (String sql : List.of(
                "select decided_at, document, removed_at from decision where customer_id = '" + id
                        + "' and (decided_at <"
                        + " now() or decided_at = now() and id < '') order by decided_at desc, id desc fetch first 20 rows"
                        + " only",
                "select * from decided_action where customer_id in ('" + id
                        + "') and decided_at <= now() and (decided_at >"
                        + " now() - interval '400 days' or subject is not null or promise is not null or valid_until >"
                        + " now()) order by decided_at desc, id",
                "select d.id, d.customer_id from decision d where d.removed_at is null and d.decided_at < now() - interval"
                        + " '1 year' and d.decided_at >= '2020-01-01' and (d.decided_at, d.id) > ('2020-01-01', '') order by"
                        + " d.removed_at, d.decided_at, d.id fetch first 200 rows only",
                "select d.id, d.document from decision d where d.id in ('a', 'b') and d.removed_at is null and d.decided_at <"
                        + " now() - interval '1 year' and not exists (select 1 from decided_action a where a.decision_id ="
                        + " d.id and a.status in ('open', 'presented') and (a.valid_until > now() - interval '1 year' or"
                        + " a.valid_until is null and a.decided_at > now() - interval '395 days')) order by d.id for update"
                        + " skip locked",
                "delete from receipt_facts where hash in ('a', 'b') and not exists (select 1 from receipt r where"
                        + " r.customer_id = receipt_facts.customer_id and r.facts_hash = receipt_facts.hash)",
                "select o.id from outcome o join decided_action a on a.id = o.action_id where a.customer_id = '" + id
                        + "'")) {
            System.out.println(sql);
            jdbc.queryForList("explain (costs off) " + sql, String.class)
                    .forEach(line -> System.out.println("    " + line));
        }
        System.out.println();
    }

    private void prune(long max) {
        List<Double> longest = new ArrayList<>();
        long[] last = {System.nanoTime()};
        double own = ProcessorTime.own();
        double database = ProcessorTime.ofPostgres();
        long start = System.nanoTime();
        DecisionPruningReport report = pruning.prune(Actor.program("bench"), max, count -> {
            longest.add((System.nanoTime() - last[0]) / 1e6);
            last[0] = System.nanoTime();
        });
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3;
        longest.sort(null);
        System.out.printf(
                Locale.ROOT,
                "removed %,d decisions in %.1f s: %,.0f a second; processor time of each %.2f ms here, %.2f ms in the"
                        + " database; transactions of 200 took %.0f ms, 99 %% at most %.0f ms%n%n",
                report.decisions(),
                seconds,
                report.decisions() / seconds,
                (ProcessorTime.own() - own) / report.decisions(),
                (ProcessorTime.ofPostgres() - database) / report.decisions(),
                longest.get(longest.size() / 2),
                longest.get(longest.size() * 99 / 100));
        System.out.printf(
                Locale.ROOT,
                "bytes of a decision and its action: whole %,.0f and %,.0f, removed %,.0f and %,.0f%n%n",
                average("decision d where removed_at is null"),
                average("decided_action d where exists (select 1 from decision e where e.id = d.decision_id and"
                        + " removed_at is null)"),
                average("decision d where removed_at is not null"),
                average("decided_action d where exists (select 1 from decision e where e.id = d.decision_id and"
                        + " removed_at is not null)"));
    }

    private double average(String from) {
        return jdbc.queryForObject(
                "select coalesce(avg(pg_column_size(x.*)), 0) from (select d.* from " + from + " limit 10000) x",
                Double.class);
    }

    private void sizes() {
        System.out.printf("%-34s %12s %12s%n", "table", "rows", "bytes");
        jdbc.query(
                "select relname, n_live_tup, pg_table_size(relid) from pg_stat_user_tables where relname in " + TABLES
                        + " order by 3 desc",
                row -> {
                    System.out.printf(
                            Locale.ROOT, "%-34s %,12d %,12d%n", row.getString(1), row.getLong(2), row.getLong(3));
                });
        System.out.printf("%n%-34s %12s %12s%n", "index", "used", "bytes");
        jdbc.query(
                "select indexrelname, idx_scan, pg_relation_size(indexrelid) from pg_stat_user_indexes where relname in "
                        + TABLES + " order by 3 desc",
                row -> {
                    System.out.printf(
                            Locale.ROOT, "%-34s %,12d %,12d%n", row.getString(1), row.getLong(2), row.getLong(3));
                });
    }
}
