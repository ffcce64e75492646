package org.holdfast.crm.loading;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.holdfast.crm.LoadedCustomers;
import org.holdfast.crm.mapping.Collected;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.reading.CrmDatabase;
import org.holdfast.crm.reading.CrmTrouble;
import org.holdfast.crm.reading.Drivers;
import org.holdfast.crm.reading.Shape;
import org.holdfast.retention.Turn;
import org.holdfast.rules.source.Problem;
import org.holdfast.rules.source.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What a load works with, and its line to the source, which is opened again when it was cut. */
final class Load implements AutoCloseable {

    /** When the line was cut, or nobody answered, it helps to ask again after a while: a third of a second, one, five. */
    private static final RetryTemplate AGAIN = new RetryTemplate(RetryPolicy.builder().maxRetries(3).delay(Duration.ofMillis(300))
            .multiplier(4).maxDelay(Duration.ofSeconds(5)).predicate(e -> e instanceof CrmTrouble trouble && trouble.isPassing()).build());

    final Mapping mapping;
    final CrmSources sources;
    final LoadedCustomers customers;
    final BadRows badRows;
    final Anew anew;
    final TransactionTemplate transaction;
    final Turn turn;
    final Progress progress;
    final LoadReport report;
    final boolean allowRemovals;
    private final Drivers drivers;
    private final Clock clock;
    private final Instant deadline;
    private @Nullable CrmDatabase database;
    private @Nullable Map<Collected, Shape> shapes;

    Load(Mapping mapping, Drivers drivers, CrmSources sources, LoadedCustomers customers, BadRows badRows, Anew anew,
         TransactionTemplate transaction, Clock clock, Turn turn, Progress progress, LoadReport report, boolean allowRemovals) {
        this.mapping = mapping;
        this.drivers = drivers;
        this.sources = sources;
        this.customers = customers;
        this.badRows = badRows;
        this.anew = anew;
        this.transaction = transaction;
        this.clock = clock;
        this.turn = turn;
        this.progress = progress;
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
     * @throws CrmTrouble when that did not help, or there is no time left
     */
    <T> T ask(Function<CrmDatabase, T> question) {
        return AGAIN.invoke(() -> {
            if (clock.instant().isAfter(deadline)) {
                throw new CrmTrouble("It takes longer than timeouts: load allows. The next load goes on from here.", false, null);
            }
            if (progress.stopped()) {
                throw new CrmTrouble("The program was ended. The next load goes on from here.", false, null);
            }
            try {
                CrmDatabase open = database == null ? CrmDatabase.open(mapping, drivers) : database;
                database = open;
                return open.look(question);
            } catch (CrmTrouble e) {
                close();
                progress.says(e.getMessage());
                throw e;
            }
        });
    }

    /** The columns of all queries. */
    Map<Collected, Shape> shapes() {
        Map<Collected, Shape> known = shapes;
        if (known == null) {
            known = ask(this::shapes);
            shapes = known;
        }
        return known;
    }

    private Map<Collected, Shape> shapes(CrmDatabase open) {
        Problems problems = new Problems();
        Map<Collected, Shape> found = new EnumMap<>(Collected.class);
        mapping.queries().forEach((collected, query) -> {
            Shape shape = open.shape(query, problems);
            if (shape != null) {
                found.put(collected, shape);
            }
        });
        if (problems.hasErrors()) {
            throw new CrmTrouble(problems.list().stream().filter(Problem::isError).map(Problem::toString)
                    .collect(Collectors.joining("\n")), false, null);
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
