package org.holdfast.crm.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.holdfast.coordination.Lease;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.jdbc.Drivers;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.mapping.MappingFolder;
import org.holdfast.customers.CrmCustomerWriter;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.customers.SourceFreshness;
import org.holdfast.database.DatabaseFailure;
import org.holdfast.diagnostics.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads the facts of one source: everything, or what has changed since the last load. One process at a time loads a
 * source. A failure is stored, for health and the next attempt, and leaves the facts as they were.
 */
public class CrmSync {

    private final SyncTarget target;
    private final SourceFreshness ages;
    private final TransactionTemplate transaction;

    CrmSync(
            CrmSources sources,
            CrmCustomerWriter customers,
            RejectedSourceRows rejectedSourceRows,
            SourceFreshness ages,
            RedecisionRequested redecisionRequested,
            TransactionTemplate transaction,
            Clock clock) {
        this.target = new SyncTarget(sources, customers, rejectedSourceRows, redecisionRequested, clock);
        this.ages = ages;
        this.transaction = transaction;
    }

    /**
     * How to load.
     *
     * @param full everything, also where only changes would do
     * @param restart start over instead of resuming an interrupted full load
     * @param allowRemovals accept it when much is gone
     */
    public record Wish(boolean full, boolean restart, boolean allowRemovals) {

        /** What the schedule asks for. */
        public static final Wish DUE = new Wish(false, false, false);
    }

    /**
     * @throws CrmException when the mapping cannot be used, the source does not do what is needed, or another process
     *     is loading it
     */
    public SyncReport load(MappingFolder.Read file, Drivers drivers, Wish wish, SyncProgress syncProgress) {
        return whileLeased(file, syncProgress, state -> true, drivers, wish).orElseThrow();
    }

    /** Loads what is due; empty when another process has just done so, or nothing is due yet. */
    Optional<SyncReport> loadDue(MappingFolder.Read file, Drivers drivers, SyncProgress syncProgress) {
        if (target.sources()
                .find(file.name())
                .filter(state -> !isDue(file.mapping(), state))
                .isPresent()) {
            return Optional.empty();
        }
        return whileLeased(file, syncProgress, state -> isDue(file.mapping(), state), drivers, Wish.DUE);
    }

    private Optional<SyncReport> whileLeased(
            MappingFolder.Read file,
            SyncProgress syncProgress,
            Predicate<CrmSources.State> due,
            Drivers drivers,
            Wish wish) {
        CrmSources sources = target.sources();
        sources.know(file.name());
        try (Lease lease = Lease.acquire(
                sources.lease(file.name()),
                () -> syncProgress.message("Another process is loading " + file.name()
                        + ", or died doing so. Waiting a few seconds to find out."))) {
            CrmSources.State state = sources.get(file.name());
            if (!due.test(state)) {
                return Optional.empty();
            }
            sources.attempt(file.name(), target.now());
            try (SourceConnection source = new SourceConnection(sound(file), drivers, syncProgress, target.clock())) {
                return Optional.of(load(source, state, new LeasedTransaction(transaction, lease), syncProgress, wish));
            }
        } catch (Lease.Taken e) {
            throw new Busy(file.name(), e);
        } catch (RuntimeException e) {
            // Words of the source are shown; those of our own database are not.
            sources.failed(file.name(), e instanceof CrmException ? e.getMessage() : DatabaseFailure.describe(e));
            throw e;
        } finally {
            ages.forget();
        }
    }

    private SyncReport load(
            SourceConnection source,
            CrmSources.State state,
            LeasedTransaction leased,
            SyncProgress syncProgress,
            Wish wish) {
        SyncReport report = new SyncReport();
        Instant now = target.now();
        if (wish.full || isFullDue(source.mapping(), state, now)) {
            new FullSync(source, target, leased, syncProgress, report).run(state, now, wish);
        } else {
            new IncrementalSync(source, target, leased, syncProgress, report).run(state, now, wish);
        }
        return report;
    }

    private static Mapping sound(MappingFolder.Read file) {
        Mapping mapping = file.mapping();
        if (mapping == null) {
            throw new CrmException(
                    file.problems().stream()
                            .filter(Problem::isError)
                            .map(Object::toString)
                            .collect(Collectors.joining("\n")),
                    false,
                    null);
        }
        return mapping;
    }

    /** Whether the interval since the last attempt has passed. */
    private boolean isDue(@Nullable Mapping mapping, CrmSources.State state) {
        Duration every = mapping == null ? null : mapping.timing().every();
        return every != null
                && (state.attemptedAt() == null
                        || !target.now().isBefore(state.attemptedAt().plus(every)));
    }

    private static boolean isFullDue(Mapping mapping, CrmSources.State state, Instant now) {
        return state.fullAt() == null
                || !now.isBefore(state.fullAt().plus(mapping.timing().fullEvery()))
                || mapping.queries().values().stream().allMatch(query -> query.watermark() == null);
    }

    /** Another process is loading the source. */
    public static final class Busy extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        Busy(String name, Throwable cause) {
            super(name + " is being loaded by another process. Wait until it is done.", cause);
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }
}
