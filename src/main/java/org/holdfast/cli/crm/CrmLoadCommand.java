package org.holdfast.cli.crm;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.cli.customers.DemoCustomersHint;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.CommandActor;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.jdbc.Drivers;
import org.holdfast.crm.mapping.file.MappingFolder;
import org.holdfast.crm.sync.CrmSync;
import org.holdfast.crm.sync.SyncReport;
import org.holdfast.customers.CustomerStore;
import org.holdfast.diagnostics.Problem;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Load customers from CRMs: everything on the first load and when a full load is due, otherwise"
                    + " only what has changed.",
            "An interrupted full load resumes if it is started again within a day."
        })
final class CrmLoadCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Mixin
    private MappingFiles mappings;

    @Option(names = "--full", description = "Load everything, even if no full load is due.")
    private boolean full;

    @Option(names = "--restart", description = "Start a full load from the beginning instead of resuming one.")
    private boolean restart;

    @Option(
            names = "--allow-removals",
            description = "Accept that the source has lost more customers than mostRemoved allows.")
    private boolean allowRemovals;

    @Spec
    private CommandSpec spec;

    CrmLoadCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            MappingFolder folder = context.getBean(MappingFolder.class);
            List<MappingFolder.Read> files = mappings.read(folder, out);
            files.forEach(file -> file.problems()
                    .forEach(problem -> (problem.isError() ? spec.commandLine().getErr() : out).println(problem)));
            if (files.stream().allMatch(file -> file.mapping() == null)) {
                return ExitCode.CHECK_FAILED;
            }
            CrmSync crmSync = context.getBean(CrmSync.class);
            Drivers drivers = new Drivers(folder.path());
            boolean complete = true;
            for (MappingFolder.Read file : files) {
                complete &= load(file, drivers, crmSync, out);
            }
            DemoCustomersHint.print(context.getBean(CustomerStore.class), out);
            return complete ? ExitCode.SUCCESS : ExitCode.CHECK_FAILED;
        }
    }

    private boolean load(MappingFolder.Read file, Drivers drivers, CrmSync crmSync, PrintWriter out) {
        if (file.problems().stream().anyMatch(Problem::isError)) {
            return false;
        }
        long start = System.nanoTime();
        try (LoadProgress progress = new LoadProgress(file.name(), out)) {
            SyncReport report = crmSync.load(
                    file,
                    drivers,
                    new CrmSync.Options(full || restart, restart, allowRemovals),
                    CommandActor.get(),
                    progress);
            progress.close();
            SyncReportPrinter.print(file.name(), report, (System.nanoTime() - start) / 1e9, out);
            return report.badCustomers() == 0;
        } catch (CrmException | CrmSync.Busy e) {
            spec.commandLine().getErr().printf("%s: %s%n", file.name(), e.getMessage());
            return false;
        }
    }
}
