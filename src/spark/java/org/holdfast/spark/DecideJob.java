package org.holdfast.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.holdfast.batch.CaseAnswer;
import org.holdfast.spark.AnswerWriter.Answered;
import org.holdfast.spark.CaseRow.Rejected;
import org.holdfast.spark.LimitWalk.Lease;
import org.holdfast.spark.LimitWalk.Step;
import org.jspecify.annotations.Nullable;

/**
 * Decides for all customers. First each is decided for alone, which takes nearly all of the time; then the limits that
 * customers share are dealt out, and the few that this concerns are decided for again.
 */
final class DecideJob {

    private final SparkSession spark;
    private final RunInput input;

    DecideJob(SparkSession spark, RunInput input) {
        this.spark = spark;
        this.input = input;
    }

    /**
     * What was decided.
     *
     * @param outcomes number of customers by outcome, also {@code refused} and {@code rejected}
     * @param actions number of customers by first action
     * @param again number of customers who were decided for again, because others had used what they share
     */
    record Report(
            Map<String, Long> outcomes, Map<String, Long> actions, long again, int rounds, List<String> rejected) {

        long customers() {
            return outcomes.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Runs the job.
     *
     * @param out folder that does not exist yet
     * @param parquet whether to write Parquet instead of JSON lines
     * @param setAside whether rejected inputs are written and left out, instead of ending the job
     * @throws RefusedInput if there is something wrong with the inputs
     */
    Report run(String out, boolean parquet, boolean setAside) {
        RunContext context = input.context();
        context.built();
        JavaSparkContext cluster = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Broadcast<RunContext> bytes = cluster.broadcast(context);
        JavaRDD<CaseRow> decided = input.rows()
                .mapPartitions(rows -> new CasePartition(bytes.value().built()).decide(new CaseInputs(rows)))
                .persist(StorageLevel.DISK_ONLY());
        LeaseRounds.Settled settled = new LeaseRounds(decided, bytes).settle();
        Report report = report(settled);
        if (!report.rejected.isEmpty() && !setAside) {
            throw new RefusedInput(report.outcomes.get(CaseRow.REJECTED) + " of " + report.customers()
                    + " customers cannot be read; nothing was written. Correct them, or leave them out with"
                    + " --rejected=set-aside:\n"
                    + report.rejected.stream().map(each -> "  " + each).collect(Collectors.joining("\n")));
        }
        AnswerWriter writer = new AnswerWriter(spark, out);
        List<Lease> leases = settled.leases();
        writer.answers(
                decided.mapPartitionsWithIndex(
                        (partition, rows) ->
                                answers(rows, new LimitWalk(bytes.value().built(), leases.get(partition), partition)),
                        true),
                parquet);
        if (!report.rejected.isEmpty()) {
            LinePlaces places = LinePlaces.of(spark, input);
            writer.rejected(decided.filter(row -> row.rejected() != null), places);
        }
        input.finish(out);
        decided.unpersist(false);
        return report;
    }

    private Report report(LeaseRounds.Settled settled) {
        Map<String, Long> outcomes = new TreeMap<>();
        Map<String, Long> actions = new TreeMap<>();
        List<Rejected> rejected = new ArrayList<>();
        long again = 0;
        for (WalkSummary each : settled.summaries()) {
            each.outcomes().forEach((outcome, number) -> outcomes.merge(outcome, number, Long::sum));
            each.actions().forEach((action, number) -> actions.merge(action, number, Long::sum));
            rejected.addAll(each.rejected());
            again += each.again();
        }
        LinePlaces places = rejected.isEmpty() ? LinePlaces.NONE : LinePlaces.of(spark, input);
        return new Report(
                outcomes,
                actions,
                again,
                settled.rounds(),
                rejected.stream()
                        .limit(WalkSummary.REJECTED_SHOWN)
                        .map(each -> places.of(each.place()) + ": " + each.problem())
                        .toList());
    }

    /** Returns the answers of a partition in the order of the ids, without the rejected inputs. */
    private static Iterator<Answered> answers(Iterator<CaseRow> rows, LimitWalk walk) {
        return new Iterator<>() {
            private @Nullable Answered next;

            @Override
            public boolean hasNext() {
                while (next == null && rows.hasNext()) {
                    Step step = walk.next(rows.next());
                    CaseAnswer answer = step.row().answer();
                    if (answer != null) {
                        next = new Answered(step.row().kind(), step.row().action(), answer.with(step.before()));
                    }
                }
                return next != null;
            }

            @Override
            public Answered next() {
                if (!hasNext() || next == null) {
                    throw new NoSuchElementException();
                }
                Answered found = next;
                next = null;
                return found;
            }
        };
    }
}
