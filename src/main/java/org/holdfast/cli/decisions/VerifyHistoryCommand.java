package org.holdfast.cli.decisions;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.explanation.Replay;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.history.retention.RemovedDecisions;
import org.holdfast.insight.ReplayService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "verify-history",
        mixinStandardHelpOptions = true,
        description = "Repeat a random sample of recorded decisions and list those with different results.")
public final class VerifyHistoryCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Number of decisions (default: ${DEFAULT-VALUE}).")
    private int sample;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    VerifyHistoryCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        if (sample < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--sample must be at least 1, but is " + sample);
        }
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            ReplayService.Verified verified =
                    context.getBean(ReplayService.class).verify(sample);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(FactsJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(verified));
            } else {
                print(verified, out);
                print(context.getBean(RemovedDecisions.class).before(), out);
            }
            return verified.different().isEmpty() ? ExitCode.SUCCESS : ExitCode.CHECK_FAILED;
        }
    }

    private static void print(@Nullable Instant removedBefore, PrintWriter out) {
        if (removedBefore != null) {
            out.printf(
                    "Receipts of decisions before %s have been removed (holdfast.decisions.keep); those cannot be"
                            + " repeated.%n",
                    removedBefore);
        }
    }

    private static void print(ReplayService.Verified verified, PrintWriter out) {
        for (Replay replay : verified.different()) {
            out.printf(
                    "%s differs%s:%n",
                    replay.decisionId(),
                    replay.engineThen().equals(replay.engineNow())
                            ? ""
                            : " (decided by " + replay.engineThen() + ", now " + replay.engineNow() + ")");
            replay.differences()
                    .forEach(each -> out.printf(
                            "  %s: then %s, now %s%n",
                            each.what(),
                            each.then() == null ? "nothing" : each.then(),
                            each.now() == null ? "nothing" : each.now()));
        }
        out.printf(
                "%d decisions repeated: %d identical, %d different.%n",
                verified.same() + verified.different().size(),
                verified.same(),
                verified.different().size());
        if (verified.otherSemantics() > 0) {
            out.printf(
                    "%d more cannot be repeated: this version of the program does not support their semantics.%n",
                    verified.otherSemantics());
        }
    }
}
