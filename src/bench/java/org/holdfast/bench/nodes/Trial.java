package org.holdfast.bench.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Servers that are disturbed in turn under load, and the audit afterwards. */
public final class Trial {

    /** A share of the buyers, so that the gift and the budget are used up while the load runs. */
    private static final int SHARE = 5;

    private static final int VOUCHER = 5;
    private static final Duration UNTIL_DAILY = Duration.ofSeconds(90);
    private static final int SETTLES_SECONDS = 150;

    private final String url;
    private final Crm crm;
    private final int seconds;
    private final int perSecond;
    private final People people;
    private final int first;
    private final int pot;
    private final Problems problems = new Problems();

    /**
     * @param url URL of an empty database
     * @param crm URL of another one, for a CRM
     */
    public Trial(String url, String crm, int seconds, int perSecond, int customers) throws SQLException {
        this.url = url;
        this.crm = new Crm(crm, problems);
        this.seconds = seconds;
        this.perSecond = perSecond;
        this.people = People.of(customers);
        this.first = people.buyers() / SHARE;
        this.pot = people.buyers() / SHARE * VOUCHER;
    }

    @Override
    public String toString() {
        return "%,d requests a second for %,d s, %,d customers, the first %,d get a gift, %,d vouchers of %d EUR"
                .formatted(perSecond, seconds, people.all(), first, pot / VOUCHER, VOUCHER);
    }

    /** Returns whether everything was as it must be. */
    public boolean run(int servers) throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("nodes");
        System.out.println("logs are in " + folder);
        Path rules = Book.write(Path.of("rules").toAbsolutePath(), folder.resolve("rules"), first, pot);
        crm.write(folder.resolve("crm"));
        LocalTime daily = Instant.now()
                .plus(UNTIL_DAILY)
                .truncatedTo(ChronoUnit.MINUTES)
                .plus(1, ChronoUnit.MINUTES)
                .atZone(ZoneOffset.UTC)
                .toLocalTime();
        List<String> settings =
                List.of("--holdfast.crm.dir=" + folder.resolve("crm"), "--holdfast.decide-anew.daily-at=" + daily);
        try (Cluster cluster = new Cluster(url, folder, rules, settings)) {
            for (int i = 1; i <= servers; i++) {
                cluster.add("server-" + i);
            }
            startTogether(cluster);
            return work(cluster);
        }
    }

    /** The first start of all servers at once, on an empty database: one of them makes the tables. */
    private static void startTogether(Cluster cluster) throws IOException, InterruptedException {
        for (Node each : cluster.nodes()) {
            each.start();
        }
        for (Node each : cluster.nodes()) {
            each.awaitReady();
            cluster.balancer().add(each);
        }
    }

    private boolean work(Cluster cluster) throws IOException, InterruptedException, SQLException {
        people.store(url, Instant.now().plusSeconds(30), Math.max(30, seconds - 60));
        Shop shop = new Shop(cluster.balancer().base(), people);
        Faults faults = new Faults(cluster.nodes());
        Publications publications = new Publications(cluster, cluster.rules(), problems);
        // Servers are warmed up a little before they are disturbed.
        shop.work(perSecond, 10);
        Thread[] all = {crm.start(), publications.start(), faults.start(), runs(cluster)};
        shop.work(perSecond, seconds - 10);
        faults.stop();
        publications.stop();
        crm.stop();
        for (Thread each : all) {
            each.join();
        }
        System.out.println("the load has ended");
        boolean settled = settle(cluster);
        return report(cluster, shop, faults, publications, settled);
    }

    /** Starts two runs over all customers at once, in the middle. */
    private Thread runs(Cluster cluster) {
        Thread thread = new Thread(() -> {
            try {
                Thread.sleep(TimeUnit.SECONDS.toMillis(seconds) / 2);
                Process one = cluster.command("run-1", "run");
                Process two = cluster.command("run-2", "run");
                System.out.println("two runs end with " + one.waitFor() + " and " + two.waitFor());
            } catch (IOException e) {
                problems.add("a run did not start", e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        return thread;
    }

    /** Waits until queues and outbox are empty and the CRM has been loaded once more. */
    private boolean settle(Cluster cluster) throws SQLException, InterruptedException {
        Thread.sleep(TimeUnit.SECONDS.toMillis(15));
        try (Audit look = new Audit(cluster.url(), null)) {
            long open = 1;
            for (int i = 0; i < SETTLES_SECONDS && open > 0; i++) {
                open = look.count("select (select count(*) from delivery where state <> 'delivered') "
                        + "+ (select count(*) from decide_queue) "
                        + "+ (select count(*) from wake_up where due_at < current_timestamp) "
                        + "+ (select count(*) from customer_run where state <> 'done')");
                Thread.sleep(TimeUnit.SECONDS.toMillis(1));
            }
            return open == 0;
        }
    }

    private boolean report(Cluster cluster, Shop shop, Faults faults, Publications publications, boolean settled)
            throws SQLException, IOException {
        Client.Observed observed = shop.observed();
        System.out.printf(
                Locale.ROOT,
                "%n%,d requests, %,d repeated; waited p50 %.1f, p95 %.1f, p99 %.0f, at most %.0f ms%n",
                observed.requests().get(),
                observed.repeated().get(),
                observed.waits().millis(0.5),
                observed.waits().millis(0.95),
                observed.waits().millis(0.99),
                observed.waits().millis(1));
        int twice = cluster.inbox().received().values().stream()
                .mapToInt(AtomicInteger::get)
                .map(times -> times - 1)
                .sum();
        System.out.printf("faults: %s; deliveries that came again, with the same id: %,d%n", faults.done(), twice);
        double[] late = publications.seconds().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "publications were on all undisturbed servers after: median %.1f, worst %.1f s%n",
                late.length == 0 ? Double.NaN : late[late.length / 2],
                late.length == 0 ? Double.NaN : late[late.length - 1]);
        Checks checks = new Checks();
        try (Audit audit = new Audit(cluster.url(), checks)) {
            audit.decisions(shop);
            audit.limits(first, pot);
            audit.facts(shop, people);
            audit.loads(crm);
            audit.deliveries(cluster.inbox());
            audit.once(people);
            audit.ruleBooks(Publications.LIMIT_SECONDS);
        }
        checks.addSome(
                "clients got the answers they expect",
                observed.requests().get(),
                observed.problems().all());
        checks.addSome(
                "a publication is on every undisturbed server within 2 s",
                publications.seconds().size(),
                problems.all());
        checks.add("queues, outbox and wake-ups are empty at the end", 1, settled ? 0 : 1);
        observed.problems().print();
        problems.print();
        cluster.complaints().stream().distinct().limit(60).forEach(System.out::println);
        return !checks.isBroken();
    }
}
