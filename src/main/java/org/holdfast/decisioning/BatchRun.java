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
 * Decides about all customers, chunk by chunk, so that memory stays flat however many there are. The progress of a run
 * is stored in the transaction of each chunk: killed and started again on the same day, it resumes where it was, and no
 * customer is decided about twice.
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

    /** Decides about all customers without recording, as of another moment or of now when it is {@code null}. */
    public RunReport preview(@Nullable Instant asOf, RunListener witness) {
        DecisionModel model = live.book();
        Instant moment = asOf == null ? now() : asOf;
        long at = witness.begins(new Run("", moment, model.rules().version(), moment, null, 0, 0, null, 0), false);
        RunReport report = RunReport.NONE;
        for (List<StoredCustomer> page = customers.page(null, CHUNK);
                !page.isEmpty();
                page = customers.page(last(page), CHUNK)) {
            BatchDecider.Asked asked = BatchDecider.ask(model, model.viewpoint(moment), page);
            BatchDecider.Chosen chosen = chunks.preview(asked, moment);
            at = witness.write(chosen.decisions(), at);
            report = report(report, chosen, witness);
        }
        return report;
    }

    /**
     * Decides about all customers and records it, or resumes a killed run of the same day.
     *
     * @param restart start over in any case
     * @param outFile to which the decisions are written, so that a resumed run continues it; or {@code null}
     * @throws IllegalStateException when another run is under way
     */
    public RunReport run(boolean restart, @Nullable String outFile, RunListener witness) {
        try (Lease lease = Lease.acquire(runs.lease(), witness::waits)) {
            DecisionModel model = live.book();
            Optional<Run> left = restart
                    ? Optional.empty()
                    : runs.unfinished().filter(each -> day(model, each.asOf()).equals(day(model, now())));
            Run run = left.orElseGet(() -> begin(model));
            long at = witness.begins(run, left.isPresent());
            run = new Run(
                    run.id(),
                    run.asOf(),
                    model.rules().version(),
                    run.startedAt(),
                    run.lastCustomer(),
                    run.decided(),
                    run.refused(),
                    outFile,
                    at);
            runs.progress(run);
            RunReport report = RunReport.NONE;
            for (List<StoredCustomer> page = page(run); !page.isEmpty(); page = page(run)) {
                Progress progress = decide(model, run, page, lease, witness);
                report = report(report, progress.chosen, witness);
                run = progress.run;
            }
            runs.finish(run.id());
            return report;
        } catch (Lease.Taken e) {
            throw new IllegalStateException(
                    "Another run over all customers is under way. Wait until it is done; what it decides need not be decided again.",
                    e);
        }
    }

    private Run begin(DecisionModel model) {
        Instant now = now();
        Run run = new Run(idAssigner.id(), now, model.rules().version(), now, null, 0, 0, null, 0);
        runs.begin(run);
        return run;
    }

    private List<StoredCustomer> page(Run run) {
        return customers.page(run.lastCustomer(), CHUNK);
    }

    private RunReport report(RunReport report, BatchDecider.Chosen chosen, RunListener witness) {
        chosen.results().forEach(metrics::count);
        witness.decided(chosen.decisions());
        return report.plus(chosen.refused());
    }

    private static String last(List<StoredCustomer> page) {
        return page.get(page.size() - 1).facts().id();
    }

    private static LocalDate day(DecisionModel model, Instant moment) {
        return moment.atZone(model.assumptions().timeZone()).toLocalDate();
    }

    /** Databases keep microseconds; the decision that is read back must equal the one that was answered. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Decides about one chunk, and records with it the output up to here and how far the run has come. */
    private Progress decide(DecisionModel model, Run run, List<StoredCustomer> page, Lease lease, RunListener witness) {
        BatchDecider.Asked asked = BatchDecider.ask(model, model.viewpoint(run.asOf()), page);
        return chunks.commit(asked, run.asOf(), attempt -> {
            BatchDecider.Chosen chosen = chunks.decide(asked, attempt);
            // Before the file is written: a run that has lost its lease must not write into that of the new holder.
            lease.assertHeld();
            long at = witness.write(chosen.decisions(), run.outBytes());
            Run after = new Run(
                    run.id(),
                    run.asOf(),
                    run.ruleBook(),
                    run.startedAt(),
                    last(page),
                    run.decided() + page.size(),
                    run.refused() + chosen.refused().size(),
                    run.outFile(),
                    at);
            runs.progress(after);
            return new Progress(after, chosen);
        });
    }

    /** A run after a chunk. */
    private record Progress(Run run, BatchDecider.Chosen chosen) {}
}
