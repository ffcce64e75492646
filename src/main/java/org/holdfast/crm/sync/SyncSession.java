package org.holdfast.crm.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.holdfast.coordination.Lease;
import org.holdfast.crm.jdbc.CrmDatabase;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.jdbc.Drivers;
import org.holdfast.crm.jdbc.ResultColumns;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.customers.CrmCustomerWriter;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What a load works with, and its line to the source, which is opened again when it was cut. */
final class SyncSession implements AutoCloseable {

    /**
     * When the line was cut, or nobody answered, it helps to ask again after a while: a third of a second, one, five.
     */
    private static final RetryTemplate AGAIN = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(3)
            .delay(Duration.ofMillis(300))
            .multiplier(4)
            .maxDelay(Duration.ofSeconds(5))
            .predicate(e -> e instanceof CrmException trouble && trouble.isPassing())
            .build());

    final Mapping mapping;
    final CrmSources sources;
    final CrmCustomerWriter customers;
    final RejectedSourceRows badRows;
    final RedecisionRequested anew;
    final TransactionTemplate transaction;
    final Lease turn;
    final SyncProgress progress;
    final SyncReport report;
    final boolean allowRemovals;
    private final Drivers drivers;
    private final Clock clock;
    private final Instant deadline;
    private @Nullable CrmDatabase database;
    private @Nullable Map<FactCollection, ResultColumns> shapes;

    SyncSession(
            Mapping mapping,
            Drivers drivers,
            CrmSources sources,
            CrmCustomerWriter customers,
            RejectedSourceRows rejectedSourceRows,
            RedecisionRequested redecisionRequested,
            TransactionTemplate transaction,
            Clock clock,
            Lease lease,
            SyncProgress syncProgress,
            SyncReport report,
            boolean allowRemovals) {
        this.mapping = mapping;
        this.drivers = drivers;
        this.sources = sources;
        this.customers = customers;
        this.badRows = rejectedSourceRows;
        this.anew = redecisionRequested;
        this.transaction = transaction;
        this.clock = clock;
        this.turn = lease;
        this.progress = syncProgress;
        this.report = report;
        this.allowRemovals = allowRemovals;
        this.deadline = clock.instant().plus(mapping.timing().load());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Asks the source, all within one look at it; again when the line was cut.
     *
     * @throws CrmException when that did not help, or there is no time left
     */
    <T> T ask(Function<CrmDatabase, T> question) {
        return AGAIN.invoke(() -> {
            if (clock.instant().isAfter(deadline)) {
                throw new CrmException(
                        "It takes longer than timeouts: load allows. The next load goes on from here.", false, null);
            }
            if (progress.stopped()) {
                throw new CrmException("The program was ended. The next load goes on from here.", false, null);
            }
            try {
                CrmDatabase open = database == null ? CrmDatabase.open(mapping, drivers) : database;
                database = open;
                return open.read(question);
            } catch (CrmException e) {
                close();
                progress.message(e.getMessage());
                throw e;
            }
        });
    }

    /** The columns of all queries. */
    Map<FactCollection, ResultColumns> shapes() {
        Map<FactCollection, ResultColumns> known = shapes;
        if (known == null) {
            known = ask(this::shapes);
            shapes = known;
        }
        return known;
    }

    private Map<FactCollection, ResultColumns> shapes(CrmDatabase open) {
        Problems problems = new Problems();
        Map<FactCollection, ResultColumns> found = new EnumMap<>(FactCollection.class);
        mapping.queries().forEach((factCollection, query) -> {
            ResultColumns columns = open.shape(query, problems);
            if (columns != null) {
                found.put(factCollection, columns);
            }
        });
        if (problems.hasErrors()) {
            throw new CrmException(
                    problems.list().stream()
                            .filter(Problem::isError)
                            .map(Problem::toString)
                            .collect(Collectors.joining("\n")),
                    false,
                    null);
        }
        return found;
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
            database = null;
        }
    }
}
