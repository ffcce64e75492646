package org.holdfast.cli.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.holdfast.batch.CaseFolder;
import org.holdfast.batch.CaseManifest;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.cli.terminal.Terminal;
import org.holdfast.decisioning.AnswerLoad;
import org.holdfast.decisioning.elsewhere.CaseExport;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Record what a job on a Spark cluster has decided, as a run would have recorded it.",
            "An interrupted load goes on if it is started again; nothing is recorded twice.",
            "Customers who have changed since the export are decided for here."
        })
final class SparkLoadCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Parameters(paramLabel = "FOLDER", description = "The --out folder of the job, with JSON lines.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    SparkLoadCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() throws IOException {
        CaseManifest manifest = CaseFolder.manifest(folder);
        PrintWriter out = spec.commandLine().getOut();
        try (ConfigurableApplicationContext context = springLauncher.open();
                CaseFolder.Answers answers = new CaseFolder.Answers(folder)) {
            AnswerLoad.Loaded loaded = load(context, manifest, answers);
            if (loaded.done()) {
                out.printf(
                        "These answers for %d customers were loaded before; nothing was recorded.%n", loaded.before());
                return ExitCode.SUCCESS;
            }
            if (loaded.before() > 0) {
                out.printf("Went on after %d customers that had been loaded before.%n", loaded.before());
            }
            out.printf(
                    "Loaded answers for %d customers: %d decisions recorded.%n", loaded.answers(), loaded.recorded());
            print(out, loaded.again(), "decided for here, because something had changed since the export");
            print(out, loaded.gone(), "no longer stored");
            print(out, loaded.refused(), "without a decision, because their rules would take too long");
            return loaded.refused() == 0 ? ExitCode.SUCCESS : ExitCode.CHECK_FAILED;
        }
    }

    private static AnswerLoad.Loaded load(
            ConfigurableApplicationContext context, CaseManifest manifest, CaseFolder.Answers answers) {
        AnswerLoad load = context.getBean(AnswerLoad.class);
        try (ProgressBar bar =
                Terminal.progress("Loading", " customers", context.getBean(CaseExport.class)::customers)) {
            return load.load(manifest, answers, bar == null ? decided -> {} : bar::stepTo);
        }
    }

    private static void print(PrintWriter out, long customers, String what) {
        if (customers > 0) {
            out.printf("  %d %s%n", customers, what);
        }
    }
}
