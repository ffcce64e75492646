package org.holdfast.crm.loading;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.holdfast.crm.LoadedCustomers;
import org.holdfast.crm.SourceAges;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.mapping.MappingFolder;
import org.holdfast.crm.reading.CrmTrouble;
import org.holdfast.crm.reading.Drivers;
import org.holdfast.database.DatabaseFailure;
import org.holdfast.retention.Turn;
import org.holdfast.rules.source.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads the facts of one source: everything, or what has changed since. One process at a time loads a source. What goes wrong is kept, for
 * health and the next attempt, and leaves the facts as they were.
 */
public class Loading {

    private final CrmSources sources;
    private final LoadedCustomers customers;
    private final BadRows badRows;
    private final SourceAges ages;
    private final Anew anew;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Loading(CrmSources sources, LoadedCustomers customers, BadRows badRows, SourceAges ages, Anew anew, TransactionTemplate transaction,
            Clock clock) {
        this.sources = sources;
        this.customers = customers;
        this.badRows = badRows;
        this.ages = ages;
        this.anew = anew;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * How to load.
     *
     * @param full everything, also where only changes would do
     * @param restart begin anew instead of going on with a full load that was broken off
     * @param allowRemovals believe it when much is gone
     */
    public record Wish(boolean full, boolean restart, boolean allowRemovals) {

        /** What is due. */
        public static final Wish DUE = new Wish(false, false, false);
    }

    /**
     * @throws CrmTrouble when the mapping cannot be used, the source does not do what is needed, or another process is loading it
     */
    public LoadReport load(MappingFolder.Read file, Drivers drivers, Wish wish, Progress progress) {
        return inTurn(file, progress, state -> true, (state, load) -> load(state, load, wish), drivers, wish).orElseThrow();
    }

    /** Loads what is due; empty when somebody else has just done so, or nothing is due yet. */
    Optional<LoadReport> loadDue(MappingFolder.Read file, Drivers drivers, Progress progress) {
        if (sources.find(file.name()).filter(state -> !isDue(file.mapping(), state)).isPresent()) {
            return Optional.empty();
        }
        return inTurn(file, progress, state -> isDue(file.mapping(), state), (state, load) -> load(state, load, Wish.DUE), drivers,
                Wish.DUE);
    }

    private Optional<LoadReport> inTurn(MappingFolder.Read file, Progress progress, Predicate<CrmSources.State> due,
                                        BiConsumer<CrmSources.State, Load> work, Drivers drivers, Wish wish) {
        sources.know(file.name());
        try (Turn turn = Turn.take(sources.turn(file.name()),
                () -> progress.says("Another process loads " + file.name() + ", or has died doing so. Looking for some seconds."))) {
            CrmSources.State state = sources.get(file.name());
            if (!due.test(state)) {
                return Optional.empty();
            }
            sources.attempt(file.name(), now());
            LoadReport report = new LoadReport();
            work.accept(state, new Load(sound(file), drivers, sources, customers, badRows, anew, transaction, clock, turn, progress, report,
                    wish.allowRemovals));
            return Optional.of(report);
        } catch (Turn.Taken e) {
            throw new Busy(file.name(), e);
        } catch (RuntimeException e) {
            // What the source said is told in its words; only what our own database says is kept back.
            sources.failed(file.name(), e instanceof CrmTrouble ? e.getMessage() : DatabaseFailure.describe(e));
            throw e;
        } finally {
            ages.forget();
        }
    }

    private static Mapping sound(MappingFolder.Read file) {
        Mapping mapping = file.mapping();
        if (mapping == null) {
            throw new CrmTrouble(file.problems().stream().filter(Problem::isError).map(Object::toString)
                    .collect(Collectors.joining("\n")), false, null);
        }
        return mapping;
    }

    private void load(CrmSources.State state, Load load, Wish wish) {
        Instant now = now();
        if (wish.full || isFullDue(load.mapping, state, now)) {
            new FullLoad(load).run(state, now, wish.restart);
        } else {
            new ChangesLoad(load).run(state, now);
        }
    }

    /** Whether the time since the last attempt is over. */
    private boolean isDue(@Nullable Mapping mapping, CrmSources.State state) {
        Duration every = mapping == null ? null : mapping.timing().every();
        return every != null && (state.attemptedAt() == null || !now().isBefore(state.attemptedAt().plus(every)));
    }

    private static boolean isFullDue(Mapping mapping, CrmSources.State state, Instant now) {
        return state.fullAt() == null || !now.isBefore(state.fullAt().plus(mapping.timing().fullEvery()))
                || mapping.queries().values().stream().allMatch(query -> query.watermark() == null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Another process is at it. */
    public static final class Busy extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        Busy(String name, Throwable cause) {
            super(name + " is being loaded by another process. Wait until it is done.", cause);
        }
    }
}
