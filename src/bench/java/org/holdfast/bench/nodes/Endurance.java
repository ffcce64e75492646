package org.holdfast.bench.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Undisturbed servers under a steady load, and what they and the tables take as time passes. */
public final class Endurance {

    private static final int SAMPLES = 10;
    /** Code is loaded and compiled, and caches fill, for a while. */
    private static final int FIRST = 3;

    private static final double MORE = 1.15;
    private static final double FEW_MEGABYTES = 15;
    private static final int FEW = 12;
    /** The heap of -Xmx512m, which is used whole sooner or later, and what the JVM takes beside it. */
    private static final double MOST_MEGABYTES = 512 + 250;

    /** Tables that must not grow with the number of requests, with the rows that count. */
    private static final Map<String, String> FLAT = new LinkedHashMap<>();

    static {
        FLAT.put(
                "leases: run_turn, crm_source",
                "select (select count(*) from run_turn) + (select count(*) from crm_source)");
        FLAT.put("customers waiting for a decision", "select count(*) from decide_queue");
        FLAT.put("wake-ups", "select count(*) from wake_up");
        FLAT.put("deliveries that wait", "select count(*) from delivery where state <> 'delivered'");
        FLAT.put("customer_dealing", "select count(*) from customer_dealing");
        FLAT.put("servers", "select count(*) from rule_book_server");
        FLAT.put("console sessions", "select count(*) from console_session");
        FLAT.put(
                "budget_pot, first_customers",
                "select (select count(*) from budget_pot) + (select count(*) from first_customers)");
        FLAT.put(
                "crm: rows of the last load",
                "select (select count(*) from crm_staged_row) + (select count(*) from crm_dirty_customer) "
                        + "+ (select count(*) from crm_bad_row) + (select count(*) from crm_fetch) + (select count(*) from crm_age)");
        FLAT.put(
                "keyed answers older than 25 hours",
                "select count(*) from keyed_answer where kept_at < current_timestamp - interval '25' hour");
        FLAT.put(
                "transactions open for more than 20 s",
                "select count(*) from pg_stat_activity where datname = current_database() "
                        + "and state like 'idle in transaction%' and xact_start < now() - interval '20' second");
    }

    private final String url;
    private final Crm crm;
    private final int seconds;
    private final int perSecond;
    private final People people;
    private final Problems problems = new Problems();

    /**
     * @param url URL of an empty database
     * @param crm URL of another one, for a CRM
     */
    public Endurance(String url, String crm, int seconds, int perSecond, int customers) throws SQLException {
        this.url = url;
        this.crm = new Crm(crm, problems);
        this.seconds = seconds;
        this.perSecond = perSecond;
        this.people = People.of(customers);
    }

    /** Returns whether everything is flat that must be. */
    public boolean run(int servers) throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("soak");
        System.out.println("logs are in " + folder);
        Path rules = Book.write(
                Path.of("rules").toAbsolutePath(), folder.resolve("rules"), people.buyers() / 5, people.buyers());
        crm.write(folder.resolve("crm"));
        try (Cluster cluster =
                new Cluster(url, folder, rules, List.of("--holdfast.crm.dir=" + folder.resolve("crm")))) {
            for (int i = 1; i <= servers; i++) {
                cluster.start(cluster.add("server-" + i));
            }
            people.store(url, Instant.now(), seconds);
            return work(cluster);
        }
    }

    private boolean work(Cluster cluster) throws IOException, InterruptedException, SQLException {
        Shop shop = new Shop(cluster.balancer().base(), people);
        Publications publications = new Publications(cluster, cluster.rules(), problems);
        Thread[] all = {crm.start(), publications.start()};
        Map<Node, List<Vitals>> vitals = new LinkedHashMap<>();
        List<Map<String, Long>> tables = new ArrayList<>();
        System.out.printf(
                "%8s %-10s %8s %9s %8s %8s %8s%n", "minute", "", "heap MB", "meta MB", "RSS MB", "threads", "files");
        for (int i = 1; i <= SAMPLES; i++) {
            shop.work(perSecond, seconds / SAMPLES);
            for (Node each : cluster.nodes()) {
                Vitals now = Vitals.of(each);
                vitals.computeIfAbsent(each, node -> new ArrayList<>()).add(now);
                System.out.printf(
                        Locale.ROOT,
                        "%8.1f %-10s %s%n",
                        seconds * i / (double) SAMPLES / TimeUnit.MINUTES.toSeconds(1),
                        each.name(),
                        now);
            }
            tables.add(tables());
        }
        publications.stop();
        crm.stop();
        for (Thread each : all) {
            each.join();
        }
        return report(shop, vitals, tables);
    }

    private Map<String, Long> tables() throws SQLException {
        Map<String, Long> rows = new HashMap<>();
        try (Audit look = new Audit(url, null)) {
            for (Map.Entry<String, String> each : FLAT.entrySet()) {
                rows.put(each.getKey(), look.count(each.getValue()));
            }
        }
        return rows;
    }

    private boolean report(Shop shop, Map<Node, List<Vitals>> vitals, List<Map<String, Long>> tables)
            throws SQLException {
        System.out.printf("%n%-40s %10s %10s %10s%n", "rows", "at first", "most", "at last");
        Checks[] checks = new Checks[1];
        FLAT.keySet()
                .forEach(name -> System.out.printf(
                        Locale.ROOT,
                        "%-40s %,10d %,10d %,10d%n",
                        name,
                        tables.get(FIRST).get(name),
                        tables.stream().mapToLong(each -> each.get(name)).max().orElse(0),
                        tables.get(SAMPLES - 1).get(name)));
        checks[0] = new Checks();
        FLAT.keySet().forEach(name -> {
            long before = tables.get(FIRST).get(name);
            long after = tables.get(SAMPLES - 1).get(name);
            checks[0].add(
                    name + ": flat",
                    after,
                    after > Math.max(before * MORE, before + people.all() / 100.0 + FEW) ? after - before : 0);
        });
        vitals.forEach((node, all) -> {
            Vitals before = all.get(FIRST);
            Vitals after = all.get(SAMPLES - 1);
            checks[0].add(node.name() + ": heap", (long) after.heap(), grown(before.heap(), after.heap()));
            checks[0].add(
                    node.name() + ": metaspace",
                    (long) after.metaspace(),
                    grown(before.metaspace(), after.metaspace()));
            checks[0].add(
                    node.name() + ": RSS beyond -Xmx",
                    (long) after.rss(),
                    Math.round(Math.max(0, after.rss() - MOST_MEGABYTES)));
            checks[0].add(
                    node.name() + ": threads", after.threads(), Math.max(0, after.threads() - before.threads() - FEW));
            checks[0].add(node.name() + ": files", after.files(), Math.max(0, after.files() - before.files() - FEW));
        });
        checks[0].addSome(
                "clients got the answers they expect",
                shop.observed().requests().get(),
                shop.observed().problems().all() + problems.all());
        shop.observed().problems().print();
        problems.print();
        return !checks[0].isBroken();
    }

    private static long grown(double before, double after) {
        return after > before * MORE + FEW_MEGABYTES ? Math.round(after - before) : 0;
    }
}
