package org.holdfast.crm.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.holdfast.crm.jdbc.CrmDatabase;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.jdbc.Drivers;
import org.holdfast.crm.jdbc.ResultColumns;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/** The connection of one load to its source. It is opened when it is needed, and again after it broke. */
final class SourceConnection implements AutoCloseable {

    /** After a broken connection or a timeout, three more attempts: after a third of a second, one second and five. */
    private static final RetryTemplate RETRY = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(3)
            .delay(Duration.ofMillis(300))
            .multiplier(4)
            .maxDelay(Duration.ofSeconds(5))
            .predicate(e -> e instanceof CrmException trouble && trouble.isPassing())
            .build());

    private final Mapping mapping;
    private final Drivers drivers;
    private final SyncProgress progress;
    private final Clock clock;
    private final Instant deadline;
    private @Nullable CrmDatabase database;
    private @Nullable Map<FactCollection, ResultColumns> columns;

    SourceConnection(Mapping mapping, Drivers drivers, SyncProgress progress, Clock clock) {
        this.mapping = mapping;
        this.drivers = drivers;
        this.progress = progress;
        this.clock = clock;
        this.deadline = clock.instant().plus(mapping.timing().load());
    }

    Mapping mapping() {
        return mapping;
    }

    /**
     * Reads from the source in one snapshot; again on a new connection when this one broke.
     *
     * @throws CrmException when the retries did not help, or there is no time left
     */
    <T> T read(Function<CrmDatabase, T> question) {
        return RETRY.invoke(() -> {
            checkTime();
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

    private void checkTime() {
        if (clock.instant().isAfter(deadline)) {
            throw new CrmException(
                    "The load takes longer than timeouts: load allows. The next load continues from here.",
                    false,
                    null);
        }
        if (progress.stopped()) {
            throw new CrmException("The program was stopped. The next load continues from here.", false, null);
        }
    }

    /** The columns of all queries. */
    Map<FactCollection, ResultColumns> columns() {
        Map<FactCollection, ResultColumns> known = columns;
        if (known == null) {
            known = read(this::columns);
            columns = known;
        }
        return known;
    }

    private Map<FactCollection, ResultColumns> columns(CrmDatabase open) {
        Problems problems = new Problems();
        Map<FactCollection, ResultColumns> found = new EnumMap<>(FactCollection.class);
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
