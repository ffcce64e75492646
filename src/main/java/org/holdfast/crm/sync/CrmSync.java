package org.holdfast.crm.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditEvent.TargetKind;
import org.holdfast.audit.ImportAudit;
import org.holdfast.coordination.Lease;
import org.holdfast.crm.http.HttpSources;
import org.holdfast.crm.jdbc.CrmDatabase;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.jdbc.CrmSource;
import org.holdfast.crm.jdbc.Drivers;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.mapping.file.MappingFolder;
import org.holdfast.crm.mapping.http.HttpSource;
import org.holdfast.crm.sync.state.CrmSources;
import org.holdfast.customers.SourceFreshness;
import org.holdfast.database.DatabaseFailure;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads the facts of one source: everything, or what has changed since the last load. One process at a time loads a
 * source. A failure is stored, for health and the next attempt, and leaves the facts as they were.
 */
public class CrmSync {

    private final SyncTarget target;
    private final HttpSources httpSources;
    private final SourceFreshness freshness;
    private final TransactionTemplate transaction;
    private final DeclaredFactsCheck declared;
    private final ImportAudit imports;

    CrmSync(
            SyncTarget target,
            HttpSources httpSources,
            SourceFreshness freshness,
            TransactionTemplate transaction,
            DeclaredFactsCheck declared,
            ImportAudit imports) {
        this.declared = declared;
        this.imports = imports;
        this.httpSources = httpSources;
        this.target = target;
        this.freshness = freshness;
        this.transaction = transaction;
    }

    /**
     * Options of a load.
     *
     * @param full load everything even if loading the changes would suffice
     * @param restart start over instead of resuming an interrupted full load
     * @param allowRemovals accept that many customers or rows have been removed from the source
     */
    public record Options(boolean full, boolean restart, boolean allowRemovals) {

        /** The options of a scheduled load. */
        public static final Options SCHEDULED = new Options(false, false, false);
    }

    /**
     * Loads a source by hand. The audit trail records the beginning: a load has many transactions, and those that were
     * committed stay if a later one fails.
     *
     * @throws CrmException if the mapping is not valid or the source fails
     * @throws Busy if another process is loading the source
     */
    public SyncReport load(
            MappingFolder.Read file, Drivers drivers, Options options, Actor actor, SyncProgress progress) {
        return whileLeased(file, progress, state -> begun(file, options, actor), drivers, options)
                .orElseThrow();
    }

    /** Loads a source if it is due; empty if it is not, or if another process has just loaded it. */
    public Optional<SyncReport> loadDue(MappingFolder.Read file, Drivers drivers, SyncProgress progress) {
        if (target.sources()
                .find(file.name())
                .filter(state -> !isDue(file.mapping(), state))
                .isPresent()) {
            return Optional.empty();
        }
        return whileLeased(file, progress, state -> isDue(file.mapping(), state), drivers, Options.SCHEDULED);
    }

    private boolean begun(MappingFolder.Read file, Options options, Actor actor) {
        imports.begun(
                actor,
                new Target(TargetKind.SOURCE, file.name()),
                Map.of("full", options.full, "restart", options.restart, "allowRemovals", options.allowRemovals));
        return true;
    }

    private Optional<SyncReport> whileLeased(
            MappingFolder.Read file,
            SyncProgress progress,
            Predicate<CrmSources.State> due,
            Drivers drivers,
            Options options) {
        CrmSources sources = target.sources();
        sources.register(file.name());
        try (Lease lease = Lease.acquire(
                sources.lease(file.name()),
                () -> progress.message("Another process is loading " + file.name()
                        + ", or has died while doing so. Waiting a few seconds to find out."))) {
            CrmSources.State state = sources.get(file.name());
            if (!due.test(state)) {
                return Optional.empty();
            }
            sources.attempted(file.name(), target.now());
            LeasedTransaction leased = new LeasedTransaction(transaction, lease);
            Mapping mapping = declaredNow(validMapping(file));
            try (SourceConnection source = new SourceConnection(
                    mapping,
                    checkTime -> open(mapping, drivers, leased, progress, checkTime),
                    progress,
                    target.clock())) {
                SyncSession session = new SyncSession(source, target, leased, progress, new SyncReport());
                load(session, state, options);
                return Optional.of(session.report());
            }
        } catch (Lease.Taken e) {
            throw new Busy(file.name(), e);
        } catch (RuntimeException e) {
            // Messages of the source are shown, those of the own database are not.
            sources.failed(
                    file.name(),
                    e instanceof CrmException failure ? failure.getMessage() : DatabaseFailure.describe(e));
            throw e;
        } finally {
            freshness.forget();
        }
    }

    private CrmSource open(
            Mapping mapping, Drivers drivers, LeasedTransaction leased, SyncProgress progress, Runnable checkTime) {
        if (mapping.source() instanceof HttpSource) {
            return httpSources.open(
                    mapping,
                    new HttpSources.Session(
                            target::now, leased::run, checkTime, progress::fetched, target.customers()::gone));
        }
        return CrmDatabase.open(mapping, drivers);
    }

    private void load(SyncSession session, CrmSources.State state, Options options) {
        Instant now = target.now();
        if (options.full || isFullDue(session.mapping(), state, now)) {
            new FullSync(session).run(state, now, options);
        } else {
            new IncrementalSync(session).run(state, now, options);
        }
    }

    private static Mapping validMapping(MappingFolder.Read file) {
        Mapping mapping = file.mapping();
        if (mapping == null) {
            throw failure(file.problems());
        }
        return mapping;
    }

    /** Returns the mapping with the facts that the rule book declares now; a fact that it no longer declares fails. */
    private Mapping declaredNow(Mapping mapping) {
        Problems problems = new Problems();
        Mapping now = mapping.declaredBy(declared, problems);
        if (problems.hasErrors()) {
            throw failure(problems.list());
        }
        return now;
    }

    private static CrmException failure(List<Problem> problems) {
        return new CrmException(
                problems.stream().filter(Problem::isError).map(Object::toString).collect(Collectors.joining("\n")),
                false,
                null);
    }

    /** Returns whether the interval since the last attempt has passed. */
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

    /** Thrown if another process is loading the source. */
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
