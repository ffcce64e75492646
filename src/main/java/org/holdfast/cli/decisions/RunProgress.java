package org.holdfast.cli.decisions;

import java.io.PrintWriter;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import org.holdfast.cli.terminal.Terminal;
import org.holdfast.decisioning.BatchRun;
import org.holdfast.decisions.Decision;
import org.holdfast.history.Runs;
import org.jspecify.annotations.Nullable;

/** Writes the decisions of a run to the file, adds them to the summary, and shows the progress. */
final class RunProgress implements BatchRun.Listener, AutoCloseable {

    private final DecisionWriter writer;
    private final @Nullable String file;
    private final RunSummary summary;
    private final PrintWriter out;
    private final @Nullable ProgressBar bar;

    RunProgress(DecisionWriter writer, @Nullable String file, RunSummary summary, long customers, PrintWriter out) {
        this.writer = writer;
        this.file = file;
        this.summary = summary;
        this.out = out;
        this.bar = Terminal.progress("Deciding", customers);
    }

    @Override
    public void waits() {
        out.println("An earlier run has not ended. Waiting a few seconds to see whether it is still running.");
    }

    @Override
    public long starts(Runs.Run run, boolean resumed) {
        if (!resumed) {
            return writer.begin();
        }
        out.printf(
                "Resuming the run of %s, which was interrupted after %d customers. Use --restart to start over.%n",
                run.asOf(), run.decided());
        if (bar != null) {
            bar.stepTo(run.decided());
        }
        if (file != null && file.equals(run.outFile())) {
            return writer.resume(run.outBytes());
        }
        if (run.outFile() != null && run.decided() > 0) {
            out.printf("Its earlier decisions are in %s.%n", run.outFile());
        } else if (file != null && run.decided() > 0) {
            out.printf("%s will contain only the remaining decisions.%n", file);
        }
        return writer.begin();
    }

    @Override
    public long write(List<Decision> decisions, long at) {
        return writer.write(decisions, at);
    }

    @Override
    public void decided(List<Decision> decisions) {
        decisions.forEach(summary::add);
        if (bar != null) {
            bar.stepBy(decisions.size());
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
