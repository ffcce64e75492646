package org.holdfast.cli.crm;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.jdbc.Drivers;
import org.holdfast.crm.mapping.MappingFolder;
import org.holdfast.crm.sync.CrmSync;
import org.holdfast.crm.sync.SyncReport;
import org.holdfast.customers.CustomerStore;
import org.holdfast.diagnostics.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Loads facts from the databases of the mapping files: everything the first time and when that is due, else what has "
                    + "changed.",
            "A full load that was broken off goes on where it was when it is started again within a day."
        })
final class CrmLoadCommand implements Callable<Integer> {

    private static final int MOST_SHOWN = 20;

    private final SpringLauncher springLauncher;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "Name of a mapping file, without .yaml (default: all of them).")
    private @Nullable String name;

    @Option(names = "--full", description = "Load everything, also when only what has changed is due.")
    private boolean full;

    @Option(names = "--restart", description = "Begin a full load anew, also when one was broken off.")
    private boolean restart;

    @Option(
            names = "--allow-removals",
            description = "Believe the source when it has much less than before (more than mostRemoved).")
    private boolean allowRemovals;

    @Spec
    private CommandSpec spec;

    CrmLoadCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        MappingFolder folder = new MappingFolder(springLauncher.settings().crm().dir());
        List<MappingFolder.Read> files = folder.read(name);
        if (files.isEmpty()) {
            out.printf("There is no mapping file in %s. Begin with a copy of crm/example.yaml.txt.%n", folder.path());
            return ExitCode.CHECK_FAILED;
        }
        files.forEach(file -> file.problems()
                .forEach(problem -> (problem.isError() ? spec.commandLine().getErr() : out).println(problem)));
        if (files.stream().allMatch(file -> file.mapping() == null)) {
            return ExitCode.CHECK_FAILED;
        }
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            CrmSync crmSync = context.getBean(CrmSync.class);
            Drivers drivers = new Drivers(folder.path());
            boolean fine = files.stream()
                    .map(file -> load(file, drivers, crmSync, out))
                    .reduce(true, (one, other) -> one && other);
            long demo = context.getBean(CustomerStore.class).demoCount();
            if (demo > 0) {
                out.printf(
                        "This database also holds %d invented customers; \"customers --remove-demo\" forgets them.%n",
                        demo);
            }
            return fine ? ExitCode.SUCCESS : ExitCode.CHECK_FAILED;
        }
    }

    private boolean load(MappingFolder.Read file, Drivers drivers, CrmSync crmSync, PrintWriter out) {
        if (file.problems().stream().anyMatch(Problem::isError)) {
            return false;
        }
        long start = System.nanoTime();
        try (LoadProgress progress = new LoadProgress(file.name(), out)) {
            SyncReport report =
                    crmSync.load(file, drivers, new CrmSync.Wish(full || restart, restart, allowRemovals), progress);
            progress.close();
            print(file.name(), report, (System.nanoTime() - start) / 1e9, out);
            return report.badCustomers() == 0;
        } catch (CrmException | CrmSync.Busy e) {
            spec.commandLine().getErr().printf("%s: %s%n", file.name(), e.getMessage());
            return false;
        }
    }

    private static void print(String name, SyncReport report, double seconds, PrintWriter out) {
        report.bad().stream().limit(MOST_SHOWN).forEach(out::println);
        if (report.bad().size() > MOST_SHOWN) {
            out.println("...");
        }
        out.printf(
                "%s: %s in %.1f s: %d customers with %d rows looked at, %d new, %d changed, %d gone.%n",
                name,
                report.full() ? report.goesOn() ? "the rest of everything" : "everything" : "what has changed",
                seconds,
                report.read(),
                report.items(),
                report.created(),
                report.changed(),
                report.removed());
        if (report.orphanRows() > 0) {
            out.printf(
                    "%d row%s to no customer of this source and %s passed over; \"crm check %s\" tells more.%n",
                    report.orphanRows(),
                    report.orphanRows() == 1 ? " belongs" : "s belong",
                    report.orphanRows() == 1 ? "was" : "were",
                    name);
        }
        if (report.consentsKept() > 0) {
            out.printf(
                    "%d refusal%s of contact %s, though this source does not have %s: only a later answer ends one.%n",
                    report.consentsKept(),
                    report.consentsKept() == 1 ? "" : "s",
                    report.consentsKept() == 1 ? "stays" : "stay",
                    report.consentsKept() == 1 ? "it" : "them");
        }
        if (report.staying() > 0) {
            out.printf(
                    "%d record%s %s as somebody said later. The first: %s.%n",
                    report.staying(),
                    report.staying() == 1 ? "" : "s",
                    report.staying() == 1 ? "stays" : "stay",
                    report.stays().get(0));
        }
        if (report.badCustomers() > 0) {
            out.printf(
                    "%d customer%s with rows that do not fit keep the last facts.%n",
                    report.badCustomers(), report.badCustomers() == 1 ? "" : "s");
        }
    }
}
