package org.holdfast.cli.reports;

import java.io.PrintWriter;
import java.util.function.BiConsumer;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options {@code --json} and {@code --csv}, of which a command takes at most one. */
final class OutputFormat {

    @Option(names = "--json", description = "Print JSON, as returned over HTTP.")
    private boolean json;

    @Option(names = "--csv", description = "Print CSV.")
    private boolean csv;

    /** Prints a report in the format that was chosen, or for people if none was. */
    static <T> void print(
            @Nullable OutputFormat format,
            T report,
            BiConsumer<T, PrintWriter> text,
            BiConsumer<T, PrintWriter> table,
            PrintWriter out) {
        if (format == null) {
            text.accept(report, out);
        } else if (format.json) {
            out.println(FactsJson.write(report));
        } else {
            table.accept(report, out);
        }
    }
}
