package org.holdfast.bench;

import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.holdfast.Database;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditFilter;
import org.holdfast.audit.AuditTrail;
import org.holdfast.audit.AuditTrails;

/**
 * Measures what the audit trail costs: one transaction with one entry, several at the same time, verifying the chain,
 * and the size of an entry. Arguments: the number of entries.
 */
public final class AuditAppends {

    private static final int THREADS = 4;
    private static final int CUSTOMERS = 500;
    private static final int WARM_UP = 20;
    private static final Actor AGENT = Actor.person("p-0000000001", "Ana Popescu", "192.0.2.17");

    private AuditAppends() {}

    public static void main(String[] args) throws Exception {
        int entries = args.length == 0 ? 20_000 : Integer.parseInt(args[0]);
        for (Database database : Database.values()) {
            try (Database.Store store = database.open()) {
                AuditTrail trail = AuditTrails.of(store.jdbc(), Clock.systemUTC());
                append(store, trail, entries / 10);
                double[] micros = append(store, trail, entries);
                double perSecond = together(store, trail, entries);
                long start = System.nanoTime();
                AuditTrail.Verification verified = trail.verify();
                double verifying = (System.nanoTime() - start) / 1e9;
                for (int i = 0; i < WARM_UP; i++) {
                    trail.page(AuditFilter.ALL, null, 100);
                    trail.page(new AuditFilter(null, null, "C-8", null, null), null, 100);
                }
                start = System.nanoTime();
                trail.page(new AuditFilter(null, null, "C-7", null, null), null, 100);
                System.out.printf(
                        "%-10s append median %5.0f us, p95 %5.0f us; %d threads %6.0f/s; verify %6.0f/s; page of a"
                                + " customer %4.1f ms; %d entries%s%n",
                        database,
                        micros[micros.length / 2],
                        micros[micros.length * 95 / 100],
                        THREADS,
                        perSecond,
                        verified.entries() / verifying,
                        (System.nanoTime() - start) / 1e6,
                        verified.entries(),
                        size(store, database, verified.entries()));
            }
        }
    }

    private static AuditEvent viewed(int number) {
        return new AuditEvent(
                AGENT,
                AuditAction.CUSTOMER_VIEWED,
                Target.customer("C-" + number % CUSTOMERS),
                Map.of("what", "next-best-action"));
    }

    private static double[] append(Database.Store store, AuditTrail trail, int entries) {
        double[] micros = new double[entries];
        for (int i = 0; i < entries; i++) {
            AuditEvent event = viewed(i);
            long start = System.nanoTime();
            store.transaction().executeWithoutResult(status -> trail.append(event));
            micros[i] = (System.nanoTime() - start) / 1e3;
        }
        Arrays.sort(micros);
        return micros;
    }

    private static double together(Database.Store store, AuditTrail trail, int entries) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        long start = System.nanoTime();
        for (int i = 0; i < THREADS; i++) {
            threads.execute(() -> append(store, trail, entries / THREADS));
        }
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.HOURS);
        return entries / ((System.nanoTime() - start) / 1e9);
    }

    private static String size(Database.Store store, Database database, long entries) {
        if (database == Database.H2) {
            return "";
        }
        Long bytes = store.jdbc().queryForObject("select pg_total_relation_size('audit_entry')", Long.class);
        return ", " + bytes / entries + " bytes each";
    }
}
