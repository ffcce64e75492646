package org.holdfast.cli.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import org.holdfast.batch.CaseFolder;
import org.holdfast.batch.CaseManifest;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.cli.terminal.Terminal;
import org.holdfast.decisioning.elsewhere.CaseExport;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Export what a run decides from: the facts of all customers, earlier actions, ledgers and the rule book.",
            "It is for decisions as of now, which can be loaded for a day. The files contain personal data."
        })
final class SparkExportCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Parameters(paramLabel = "FOLDER", description = "Folder to write; it must be empty or not exist.")
    private Path folder;

    @Option(
            names = "--no-facts",
            description = "Leave out the facts, which the job then reads from the database in parts.")
    private boolean noFacts;

    @Spec
    private CommandSpec spec;

    SparkExportCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() throws IOException {
        if (!isFree()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), folder + " is not an empty folder; name another one");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            CaseExport export = context.getBean(CaseExport.class);
            long[] count = {0};
            CaseManifest manifest;
            try (CaseFolder.Customers files = new CaseFolder.Customers(folder, !noFacts);
                    ProgressBar bar = Terminal.progress("Exporting", " customers", export::customers)) {
                manifest = export.export(page -> {
                    count[0] += page.size();
                    page.forEach(each -> write(files, each));
                    if (bar != null) {
                        bar.stepTo(count[0]);
                    }
                });
            }
            CaseFolder.finish(folder, manifest, export.book().rules().source());
            out.printf(
                    "Exported %d customers as of %s to %s.%n%s%n",
                    count[0],
                    manifest.asOf(),
                    folder,
                    "Decide on the cluster, then load the answers with: holdfast spark load FOLDER");
            return ExitCode.SUCCESS;
        }
    }

    private boolean isFree() throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void write(CaseFolder.Customers files, CaseExport.Exported each) {
        try {
            files.write(each.customer(), each.past());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
