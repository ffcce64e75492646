package org.holdfast.cli.crm;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import org.holdfast.cli.terminal.Terminal;
import org.holdfast.crm.sync.SyncProgress;
import org.jspecify.annotations.Nullable;

/** Shows the progress of a load. */
final class LoadProgress implements SyncProgress, AutoCloseable {

    private final String name;
    private final PrintWriter out;
    private @Nullable ProgressBar bar;

    LoadProgress(String name, PrintWriter out) {
        this.name = name;
        this.out = out;
    }

    @Override
    public void begins(long customers, long done) {
        close();
        ProgressBar shown = Terminal.progress("Loading " + name, customers);
        if (shown != null) {
            shown.stepTo(done);
        }
        bar = shown;
    }

    @Override
    public void fetched(int rows) {
        if (bar == null) {
            bar = Terminal.progress("Fetching " + name, " rows", () -> -1);
        }
        if (bar != null) {
            bar.stepBy(rows);
        }
    }

    @Override
    public void loaded(int customers) {
        if (bar != null) {
            bar.stepBy(customers);
        }
    }

    @Override
    public void message(String text) {
        out.println(text);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
