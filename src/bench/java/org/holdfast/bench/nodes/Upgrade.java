package org.holdfast.bench.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * An upgrade from release 0.1.0 without a stop: its servers and those of this version side by side on the migrated
 * tables, under load, and back again.
 */
public final class Upgrade {

    private final Release release;
    private final String url;
    private final int seconds;
    private final int perSecond;
    private final People people;
    private int repeated;
    private int problems;

    /**
     * @param url URL of an empty database
     * @param seconds of each phase
     */
    public Upgrade(Release release, String url, int seconds, int perSecond, int customers) {
        this.release = release;
        this.url = url;
        this.seconds = seconds;
        this.perSecond = perSecond;
        this.people = People.of010(customers);
    }

    /** What is done while the load goes on. */
    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    /** Returns whether everything was as it must be. */
    public boolean run() throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("upgrade");
        System.out.println("logs are in " + folder);
        try (Cluster cluster = new Cluster(url, folder, release.rules(), List.of())) {
            Node old1 = cluster.add("old-1", release.jar());
            Node old2 = cluster.add("old-2", release.jar());
            cluster.start(old1);
            cluster.start(old2);
            people.store(url, Instant.now(), seconds);
            Shop shop = new Shop(cluster.balancer().base(), people);
            System.out.printf("%n%-52s %9s %9s %9s %9s%n", "", "requests", "repeated", "problems", "worst ms");
            phase("two servers of 0.1.0", shop, () -> {});
            Node new1 = cluster.add("new-1");
            phase("one of this version is added, and migrates", shop, () -> cluster.start(new1));
            Node new2 = cluster.add("new-2");
            phase("side by side, then the second is replaced", shop, () -> {
                cluster.stop(old2);
                cluster.start(new2);
            });
            phase("side by side", shop, () -> {});
            phase("the first is stopped", shop, () -> cluster.stop(old1));
            Node back = cluster.add("back", release.jar());
            phase("one of 0.1.0 comes back to the migrated tables", shop, () -> cluster.start(back));
            phase("it is alone again", shop, () -> {
                cluster.stop(new1);
                cluster.stop(new2);
            });
            return audit(cluster, shop);
        }
    }

    private void phase(String name, Shop shop, Step step) throws InterruptedException {
        Client.Observed observed = shop.observed();
        int requests = observed.requests().get();
        Waits waits = observed.waits().restart();
        Thread load = new Thread(() -> {
            try {
                shop.work(perSecond, seconds);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        load.start();
        try {
            step.run();
        } catch (IOException | IllegalStateException e) {
            observed.problems().add("a server did not start", e.toString());
        }
        load.join();
        System.out.printf(
                Locale.ROOT,
                "%-52s %,9d %,9d %,9d %,9.0f%n",
                name,
                observed.requests().get() - requests,
                observed.repeated().get() - repeated,
                observed.problems().all() - problems,
                waits.millis(1));
        repeated = observed.repeated().get();
        problems = observed.problems().all();
    }

    private boolean audit(Cluster cluster, Shop shop) throws SQLException, IOException, InterruptedException {
        Checks checks = new Checks();
        try (Audit audit = new Audit(url, checks)) {
            for (int i = 0;
                    i < 60 && audit.count("select count(*) from delivery where state <> 'delivered'") > 0;
                    i++) {
                Thread.sleep(1_000);
            }
            audit.decisions(shop);
            audit.facts(shop, people);
            audit.deliveries(cluster.inbox());
            audit.caps();
        }
        checks.addSome(
                "clients got the answers they expect",
                shop.observed().requests().get(),
                shop.observed().problems().all());
        shop.observed().problems().print();
        cluster.complaints().stream().distinct().limit(60).forEach(System.out::println);
        return !checks.isBroken();
    }
}
