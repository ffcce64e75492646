package org.holdfast.decisioning;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.holdfast.coordination.Lease;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.history.Runs;
import org.holdfast.history.Runs.Run;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.simulation.CustomerBatches;
import org.holdfast.simulation.OrderedParallel;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides for all customers, chunk by chunk, so that memory use does not grow with their number. The progress of a run
 * is stored in the transaction of each chunk: a run that is killed and restarted on the same day resumes where it was,
 * and no customer is decided for twice.
 */
public class BatchRun {

    /** Threads that read and evaluate ahead: more would only fill the memory, since one thread decides. */
    private static final int AHEAD = Math.min(2, Runtime.getRuntime().availableProcessors());

    private final LiveRuleBook live;
    private final CustomerRepository customers;
    private final BatchDecider chunks;
    private final Runs runs;
    private final DecisionMetrics metrics;
    private final Clock clock;
    private final IdAssigner idAssigner;
    private final TransactionTemplate transaction;

    /** Observes a run over all customers and writes its output. */
    public interface Listener {

        /** Called when another run holds the lease. Finding out whether it is still alive takes some seconds. */
        default void waits() {}

        /**
         * Called before the first customer.
         *
         * @param resumed whether an earlier run is resumed
         * @return number of bytes of the output that belong to the decisions so far
         */
        default long starts(Runs.Run run, boolean resumed) {
            return run.outBytes();
        }

        /**
         * Writes decisions to the output and flushes them to disk before they are committed. May be called again with
         * the same decisions.
         *
         * @param at position at which to write; existing output after it is obsolete
         * @return position after the decisions
         */
        default long write(List<Decision> decisions, long at) {
            return at;
        }

        /** Called when decisions have been committed. */
        void decided(List<Decision> decisions);
    }

    BatchRun(
            LiveRuleBook live,
            Decider decider,
            CustomerRepository customers,
            DecisionRecorder decisionRecorder,
            Runs runs,
            DecisionMetrics metrics,
            Clock clock,
            IdAssigner idAssigner,
            TransactionTemplate transaction) {
        this.live = live;
        this.customers = customers;
        this.chunks = new BatchDecider(decider, decisionRecorder, idAssigner);
        this.runs = runs;
        this.metrics = metrics;
        this.clock = clock;
        this.idAssigner = idAssigner;
        this.transaction = transaction;
    }

    /** Returns the number of stored customers. */
    public long customers() {
        return customers.count();
    }

    /** Decides for all customers without recording, as of a moment or, when {@code null}, now. */
    public RunReport preview(@Nullable Instant asOf, Listener listener) {
        DecisionModel model = live.book();
        Instant moment = asOf == null ? now() : asOf;
        long at = listener.starts(new Run("", moment, model.rules().version(), moment, null, 0, 0, null, 0), false);
        BatchDecider.Totals totals = new BatchDecider.Totals(model);
        AtomicLong written = new AtomicLong(at);
        Reports reports = new Reports();
        eachPage(model, moment, null, page -> {
            BatchDecider.DecidedBatch decided = chunks.preview(page.batch, totals, moment);
            written.set(listener.write(decided.decisions(), written.get()));
            reports.add(decided, listener);
        });
        return reports.all;
    }

    /**
     * Decides for all customers and records the decisions, or resumes a killed run of the same day.
     *
     * @param restart whether to start over in any case
     * @param outFile file to which the decisions are written, so that a resumed run continues it; {@code null} for none
     * @throws IllegalStateException when another run is in progress
     */
    public RunReport run(boolean restart, @Nullable String outFile, Listener listener) {
        return leased(listener, lease -> run(restart, outFile, listener, lease));
    }

    /**
     * Decides for all customers and records the decisions, or resumes a killed run of the same day, unless a run of
     * this day has been completed.
     *
     * @return empty if it has
     * @throws IllegalStateException when another run is in progress
     */
    Optional<RunReport> runOnceADay(Listener listener) {
        // Only the holder can know: another process could complete its run between the question and the lease.
        return leased(
                listener,
                lease -> runs.lastDone().filter(this::isToday).isPresent()
                        ? Optional.empty()
                        : Optional.of(run(false, null, listener, lease)));
    }

    private <T> T leased(Listener listener, Function<Lease, T> work) {
        try (Lease lease = Lease.acquire(runs.lease(), listener::waits)) {
            return work.apply(lease);
        } catch (Lease.Taken e) {
            throw new IllegalStateException(
                    "Another run over all customers is in progress. Wait until it is done; its decisions need not "
                            + "be repeated.",
                    e);
        }
    }

    private RunReport run(boolean restart, @Nullable String outFile, Listener listener, Lease lease) {
        DecisionModel model = live.book();
        Run run = whileHeld(lease, () -> started(model, restart, outFile, listener));
        Run[] current = {run};
        Reports reports = new Reports();
        eachPage(model, run.asOf(), run.lastCustomer(), page -> {
            Progress progress = decide(model, current[0], page, lease, listener);
            reports.add(progress.decided, listener);
            current[0] = progress.run;
        });
        whileHeld(lease, () -> {
            runs.finish(run.id());
            return run;
        });
        return reports.all;
    }

    /**
     * Changes the stored run. A process that was frozen until another one took over must not: it would reset the
     * progress of that one, or abandon its run.
     */
    private Run whileHeld(Lease lease, Supplier<Run> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            lease.assertHeld();
            return change.get();
        }));
    }

    /** Returns the unfinished run of this day, or a new one. */
    private Run started(DecisionModel model, boolean restart, @Nullable String outFile, Listener listener) {
        Optional<Run> unfinished =
                restart ? Optional.empty() : runs.unfinished().filter(each -> isToday(each.asOf()));
        Run run = unfinished.orElseGet(() -> begin(model));
        long at = listener.starts(run, unfinished.isPresent());
        Run started = run.on(model.rules().version(), outFile, at);
        runs.progress(started);
        return started;
    }

    private boolean isToday(Instant moment) {
        DecisionModel model = live.book();
        return day(model, moment).equals(day(model, now()));
    }

    /**
     * A page of customers with the proposals for each.
     *
     * @param last id of the last customer of the page
     */
    private record PreparedPage(String last, List<StoredCustomer> customers, BatchDecider.PreparedBatch batch) {}

    /**
     * Reads pages and evaluates their rules ahead of the one that is being decided, so that the processors work while
     * the database does.
     */
    private void eachPage(DecisionModel model, Instant asOf, @Nullable String after, Consumer<PreparedPage> decide) {
        OrderedParallel.on(AHEAD, CustomerBatches.ids(customers, after), ids -> prepare(model, asOf, ids), decide);
    }

    private PreparedPage prepare(DecisionModel model, Instant asOf, List<String> ids) {
        List<StoredCustomer> page = customers.findAll(ids);
        return new PreparedPage(
                ids.get(ids.size() - 1), page, BatchDecider.prepare(model, model.viewpoint(asOf), page));
    }

    private Run begin(DecisionModel model) {
        Instant now = now();
        Run run = new Run(idAssigner.id(), now, model.rules().version(), now, null, 0, 0, null, 0);
        runs.begin(run);
        return run;
    }

    /** Reports the decisions of one page after the other. */
    private final class Reports {

        private RunReport all = RunReport.NONE;

        void add(BatchDecider.DecidedBatch decided, Listener listener) {
            decided.results().forEach(metrics::count);
            listener.decided(decided.decisions());
            all = all.plus(decided.refused());
        }
    }

    private static LocalDate day(DecisionModel model, Instant moment) {
        return moment.atZone(model.assumptions().timeZone()).toLocalDate();
    }

    /**
     * Returns the current time in milliseconds, since databases round: a decision read back must equal the original.
     */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Decides for one chunk and records the progress of the run and its output in the same transaction. */
    private Progress decide(DecisionModel model, Run run, PreparedPage page, Lease lease, Listener listener) {
        BatchDecider.PreparedBatch batch = upToDate(model, run, page);
        return chunks.commit(batch, run.asOf(), attempt -> {
            BatchDecider.DecidedBatch decided = chunks.decide(batch, attempt);
            // Before writing: a run that has lost its lease must not write into the file of the new holder.
            lease.assertHeld();
            long at = listener.write(decided.decisions(), run.outBytes());
            Run after = new Run(
                    run.id(),
                    run.asOf(),
                    run.ruleBook(),
                    run.startedAt(),
                    page.last,
                    run.decided() + page.customers.size(),
                    run.refused() + decided.refused().size(),
                    run.outFile(),
                    at);
            runs.progress(after);
            return new Progress(after, decided);
        });
    }

    /**
     * Returns the batch of a page with the customers as they are now: facts that have changed since the page was read
     * are read and evaluated again.
     */
    private BatchDecider.PreparedBatch upToDate(DecisionModel model, Run run, PreparedPage page) {
        Set<String> changed = customers.changed(page.customers);
        if (changed.isEmpty()) {
            return page.batch;
        }
        Map<String, StoredCustomer> again = new HashMap<>();
        customers.findAll(changed).forEach(each -> again.put(each.facts().id(), each));
        List<StoredCustomer> current = page.customers.stream()
                .map(each -> changed.contains(each.facts().id())
                        ? again.get(each.facts().id())
                        : each)
                .filter(Objects::nonNull)
                .toList();
        return BatchDecider.prepare(model, model.viewpoint(run.asOf()), current);
    }

    /** The state of a run after a chunk. */
    private record Progress(Run run, BatchDecider.DecidedBatch decided) {}
}
