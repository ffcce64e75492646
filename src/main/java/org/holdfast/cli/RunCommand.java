package org.holdfast.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.holdfast.retention.DecidingForAll;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

@Command(name = "run", mixinStandardHelpOptions = true,
        description = "Decides for every customer, prints a summary by action, and writes the decisions to a file if asked.")
final class RunCommand implements Callable<Integer> {

    private final Application application;

    @Option(names = "--as-of", paramLabel = "INSTANT", converter = AsOf.class,
            description = "Decide as of a date or instant; implies --dry.")
    private @Nullable Instant asOf;

    @Option(names = "--dry", description = "Record nothing.")
    private boolean dry;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the decisions to FILE.ndjson or FILE.csv.")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec;

    RunCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() throws IOException {
        if (file != null && !DecisionWriter.knows(file)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--out must end with .ndjson or .csv, but is " + file);
        }
        try (ConfigurableApplicationContext context = application.open(); DecisionWriter writer = DecisionWriter.to(file)) {
            DecidingForAll all = context.getBean(DecidingForAll.class);
            RunSummary summary = new RunSummary();
            try (ProgressBar bar = Terminal.progress("Deciding", all.customers())) {
                all.run(asOf, dry, decision -> {
                    writer.write(decision);
                    summary.add(decision);
                    if (bar != null) {
                        bar.step();
                    }
                });
            }
            PrintWriter out = spec.commandLine().getOut();
            summary.print(out, !dry && asOf == null);
            return Holdfast.FINE;
        }
    }
}
