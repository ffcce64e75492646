package org.holdfast.crm.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.jdbc.CrmSource;
import org.holdfast.crm.jdbc.ResultColumns;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/** The connection of one load to its source. It is opened on demand, and again after it was lost. */
final class SourceConnection implements AutoCloseable {

    /** After a lost connection, three more attempts: after 0.3, 1.2 and 4.8 seconds. */
    private static final RetryTemplate RETRY = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(3)
            .delay(Duration.ofMillis(300))
            .multiplier(4)
            .maxDelay(Duration.ofSeconds(5))
            .predicate(e -> e instanceof CrmException failure && failure.isTransient())
            .build());

    private final Mapping mapping;
    private final Function<Runnable, CrmSource> opener;
    private final SyncProgress progress;
    private final Clock clock;
    private final Instant deadline;
    private @Nullable CrmSource database;
    private @Nullable Map<MappedCollection, ResultColumns> columns;

    /** @param opener opens the source; its argument throws an exception if the load has to end */
    SourceConnection(Mapping mapping, Function<Runnable, CrmSource> opener, SyncProgress progress, Clock clock) {
        this.mapping = mapping;
        this.opener = opener;
        this.progress = progress;
        this.clock = clock;
        this.deadline = clock.instant().plus(mapping.timing().load());
    }

    Mapping mapping() {
        return mapping;
    }

    /**
     * Reads from the source in one snapshot, and retries with a new connection if this one is lost.
     *
     * @throws CrmException if the retries fail or the time limit of the load has passed
     */
    <T> T read(Function<CrmSource, T> query) {
        return RETRY.invoke(() -> {
            checkTime();
            try {
                CrmSource open = database == null ? opener.apply(this::checkTime) : database;
                database = open;
                return open.read(query);
            } catch (CrmException e) {
                close();
                progress.message(e.getMessage());
                throw e;
            }
        });
    }

    /** Fetches what the source cannot be asked for by customer. */
    void prepare(@Nullable Instant since, boolean restart) {
        read(open -> {
            open.prepare(since, restart);
            return true;
        });
    }

    /** Must be called within the transaction that completes a load. */
    void settled() {
        if (database != null) {
            database.settled();
        }
    }

    private void checkTime() {
        if (clock.instant().isAfter(deadline)) {
            throw new CrmException(
                    "The load takes longer than allowed by \"load\" in timeouts. The next load continues from here.",
                    false,
                    null);
        }
        if (progress.stopped()) {
            throw new CrmException("The program was stopped. The next load continues from here.", false, null);
        }
    }

    /** Returns the columns of all queries. */
    Map<MappedCollection, ResultColumns> columns() {
        Map<MappedCollection, ResultColumns> known = columns;
        if (known == null) {
            known = read(this::columns);
            columns = known;
        }
        return known;
    }

    private Map<MappedCollection, ResultColumns> columns(CrmSource open) {
        Problems problems = new Problems();
        Map<MappedCollection, ResultColumns> found = new LinkedHashMap<>();
        mapping.queries().forEach((factCollection, query) -> {
            ResultColumns shape = open.shape(query, problems);
            if (shape != null) {
                found.put(factCollection, shape);
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
