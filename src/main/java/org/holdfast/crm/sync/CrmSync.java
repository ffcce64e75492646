package org.holdfast.crm.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
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
 * Loads the facts of one source: everything, or what has changed since. One process at a time loads a source. What goes
 * wrong is kept, for health and the next attempt, and leaves the facts as they were.
 */
public class CrmSync {

    private final CrmSources sources;
    private final CrmCustomerWriter customers;
    private final RejectedSourceRows rejectedSourceRows;
    private final SourceFreshness ages;
    private final RedecisionRequested redecisionRequested;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CrmSync(
            CrmSources sources,
            CrmCustomerWriter customers,
            RejectedSourceRows rejectedSourceRows,
            SourceFreshness ages,
            RedecisionRequested redecisionRequested,
            TransactionTemplate transaction,
            Clock clock) {
        this.sources = sources;
        this.customers = customers;
        this.rejectedSourceRows = rejectedSourceRows;
        this.ages = ages;
        this.redecisionRequested = redecisionRequested;
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
     * @throws CrmException when the mapping cannot be used, the source does not do what is needed, or another process
     *     is loading it
     */
    public SyncReport load(MappingFolder.Read file, Drivers drivers, Wish wish, SyncProgress syncProgress) {
        return inTurn(file, syncProgress, state -> true, (state, session) -> load(state, session, wish), drivers, wish)
                .orElseThrow();
    }

    /** Loads what is due; empty when somebody else has just done so, or nothing is due yet. */
    Optional<SyncReport> loadDue(MappingFolder.Read file, Drivers drivers, SyncProgress syncProgress) {
        if (sources.find(file.name())
                .filter(state -> !isDue(file.mapping(), state))
                .isPresent()) {
            return Optional.empty();
        }
        return inTurn(
                file,
                syncProgress,
                state -> isDue(file.mapping(), state),
                (state, session) -> load(state, session, Wish.DUE),
                drivers,
                Wish.DUE);
    }

    private Optional<SyncReport> inTurn(
            MappingFolder.Read file,
            SyncProgress syncProgress,
            Predicate<CrmSources.State> due,
            BiConsumer<CrmSources.State, SyncSession> work,
            Drivers drivers,
            Wish wish) {
        sources.know(file.name());
        try (Lease lease = Lease.acquire(
                sources.turn(file.name()),
                () -> syncProgress.message("Another process loads " + file.name()
                        + ", or has died doing so. Looking for some seconds."))) {
            CrmSources.State state = sources.get(file.name());
            if (!due.test(state)) {
                return Optional.empty();
            }
            sources.attempt(file.name(), now());
            SyncReport report = new SyncReport();
            work.accept(
                    state,
                    new SyncSession(
                            sound(file),
                            drivers,
                            sources,
                            customers,
                            rejectedSourceRows,
                            redecisionRequested,
                            transaction,
                            clock,
                            lease,
                            syncProgress,
                            report,
                            wish.allowRemovals));
            return Optional.of(report);
        } catch (Lease.Taken e) {
            throw new Busy(file.name(), e);
        } catch (RuntimeException e) {
            // What the source said is told in its words; only what our own database says is kept back.
            sources.failed(file.name(), e instanceof CrmException ? e.getMessage() : DatabaseFailure.describe(e));
            throw e;
        } finally {
            ages.forget();
        }
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

    private void load(CrmSources.State state, SyncSession session, Wish wish) {
        Instant now = now();
        if (wish.full || isFullDue(session.mapping, state, now)) {
            new FullSync(session).run(state, now, wish.restart);
        } else {
            new IncrementalSync(session).run(state, now);
        }
    }

    /** Whether the time since the last attempt is over. */
    private boolean isDue(@Nullable Mapping mapping, CrmSources.State state) {
        Duration every = mapping == null ? null : mapping.timing().every();
        return every != null
                && (state.attemptedAt() == null
                        || !now().isBefore(state.attemptedAt().plus(every)));
    }

    private static boolean isFullDue(Mapping mapping, CrmSources.State state, Instant now) {
        return state.fullAt() == null
                || !now.isBefore(state.fullAt().plus(mapping.timing().fullEvery()))
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

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }
}
