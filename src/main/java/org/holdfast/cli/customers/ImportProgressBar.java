package org.holdfast.cli.customers;

import me.tongfei.progressbar.ProgressBar;
import org.holdfast.cli.terminal.Terminal;
import org.holdfast.ingestion.csv.ImportProgress;
import org.jspecify.annotations.Nullable;

/** Shows the progress of an import, one bar for each step. */
final class ImportProgressBar implements ImportProgress, AutoCloseable {

    private @Nullable ProgressBar bar;

    @Override
    public void begins(String step, String unit, long total) {
        close();
        bar = Terminal.progress(step, " " + unit, () -> total);
    }

    @Override
    public void advances(long by) {
        if (bar != null) {
            bar.stepBy(by);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
