package org.holdfast.decisioning;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.holdfast.coordination.Lease;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.history.Runs;
import org.holdfast.history.Runs.Run;
import org.holdfast.publishing.LiveRuleBook;
import org.jspecify.annotations.Nullable;

/**
 * Walks all customers and decides for each, chunk by chunk, so that memory stays flat however many there are. How far a
 * run has come is kept in the transaction of each chunk: killed and started again on the same day, it goes on where it
 * was, and nobody is decided about twice.
 */
public class BatchRun {

    private static final int CHUNK = 200;

    private final LiveRuleBook live;
    private final CustomerRepository customers;
    private final BatchDecider chunks;
    private final Runs runs;
    private final DecisionMetrics metrics;
    private final Clock clock;
    private final IdAssigner idAssigner;

    BatchRun(
            LiveRuleBook live,
            Decider decider,
            CustomerRepository customers,
            DecisionRecorder decisionRecorder,
            Runs runs,
            DecisionMetrics metrics,
            Clock clock,
            IdAssigner idAssigner) {
        this.live = live;
        this.customers = customers;
        this.chunks = new BatchDecider(decider, decisionRecorder, idAssigner);
        this.runs = runs;
        this.metrics = metrics;
        this.clock = clock;
        this.idAssigner = idAssigner;
    }

    public long customers() {
        return customers.count();
    }

    /** Only looks at everybody, as of another moment or of now when it is {@code null}. */
    public RunReport preview(@Nullable Instant asOf, RunListener witness) {
        DecisionModel book = live.book();
        Instant moment = asOf == null ? now() : asOf;
        long at = witness.begins(new Run("", moment, book.rules().version(), moment, null, 0, 0, null, 0), false);
        RunReport report = RunReport.NONE;
        for (List<StoredCustomer> page = customers.page(null, CHUNK);
                !page.isEmpty();
                page = customers.page(last(page), CHUNK)) {
            BatchDecider.Asked asked = BatchDecider.ask(book, book.viewpoint(moment), page);
            BatchDecider.Chosen chosen = chunks.preview(book, asked, moment);
            at = witness.write(chosen.decisions(), at);
            report = report(report, chosen, witness);
        }
        return report;
    }

    /**
     * Decides for everybody and records it, or goes on with what a killed run of the same day has left.
     *
     * @param restart begin anew in any case
     * @param outFile where the decisions are written, to go on there; or {@code null}
     * @throws IllegalStateException when another run is under way
     */
    public RunReport run(boolean restart, @Nullable String outFile, RunListener witness) {
        try (Lease lease = Lease.acquire(new RunLease(runs), witness::waits)) {
            DecisionModel book = live.book();
            Optional<Run> left = restart
                    ? Optional.empty()
                    : runs.unfinished().filter(each -> day(book, each.asOf()).equals(day(book, now())));
            Run run = left.orElseGet(() -> begin(book));
            long at = witness.begins(run, left.isPresent());
            run = new Run(
                    run.id(),
                    run.asOf(),
                    book.rules().version(),
                    run.startedAt(),
                    run.lastCustomer(),
                    run.decided(),
                    run.refused(),
                    outFile,
                    at);
            runs.progress(run);
            RunReport report = RunReport.NONE;
            for (List<StoredCustomer> page = page(run); !page.isEmpty(); page = page(run)) {
                BatchDecider.Asked asked = BatchDecider.ask(book, book.viewpoint(run.asOf()), page);
                Chunk chunk = new Chunk(run, page, lease, witness);
                report = report(report, chunks.decide(book, asked, run.asOf(), chunk), witness);
                run = chunk.after;
            }
            runs.finish(run.id());
            return report;
        } catch (Lease.Taken e) {
            throw new IllegalStateException(
                    "Another run over all customers is under way. Wait until it is done; what it decides need not be decided again.",
                    e);
        }
    }

    private Run begin(DecisionModel book) {
        Instant now = now();
        Run run = new Run(idAssigner.id(), now, book.rules().version(), now, null, 0, 0, null, 0);
        runs.begin(run);
        return run;
    }

    private List<StoredCustomer> page(Run run) {
        return customers.page(run.lastCustomer(), CHUNK);
    }

    private RunReport report(RunReport report, BatchDecider.Chosen chosen, RunListener witness) {
        chosen.deliberations().forEach(metrics::count);
        witness.decided(chosen.decisions());
        return report.plus(chosen.refused());
    }

    private static String last(List<StoredCustomer> page) {
        return page.get(page.size() - 1).facts().id();
    }

    private static LocalDate day(DecisionModel book, Instant moment) {
        return moment.atZone(book.assumptions().timeZone()).toLocalDate();
    }

    /** Databases keep microseconds; a decision read back must be the one that was answered. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** What is kept together with the decisions of a chunk: the output up to here, and how far the run has come. */
    private final class Chunk implements TransactionParticipant<BatchDecider.Chosen> {

        private final Run before;
        private final List<StoredCustomer> page;
        private final Lease lease;
        private final RunListener witness;
        private Run after;

        Chunk(Run before, List<StoredCustomer> page, Lease lease, RunListener witness) {
            this.before = before;
            this.page = page;
            this.lease = lease;
            this.witness = witness;
            this.after = before;
        }

        @Override
        public void end(BatchDecider.Chosen chosen) {
            // First, so that a run that has lost its turn does not write into the file of the one that has it.
            lease.assertHeld();
            long at = witness.write(chosen.decisions(), before.outBytes());
            after = new Run(
                    before.id(),
                    before.asOf(),
                    before.ruleBook(),
                    before.startedAt(),
                    last(page),
                    before.decided() + page.size(),
                    before.refused() + chosen.refused().size(),
                    before.outFile(),
                    at);
            runs.progress(after);
        }
    }
}
