package org.holdfast.cli.rulebook;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ErrorMessages;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.decisions.Decider;
import org.holdfast.diagnostics.Problem;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.insight.FactValuesService;
import org.holdfast.insight.UpgradeService;
import org.holdfast.rules.files.BookSource;
import org.holdfast.settings.HoldfastSettings;
import org.holdfast.simulation.RuleBookValidator;
import org.holdfast.simulation.ValidationReport;
import org.holdfast.simulation.gaming.GamingCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a rule book: every file, every text, every scenario. Needs no database and no server.",
            "Where there is a database, it also warns of categories, segments, topics and the like that rules ask about and no customer has."
        })
public final class CheckCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Folder of the rule book (default: holdfast.rules.dir).")
    private @Nullable Path folder;

    @Option(
            names = "--gaming",
            description =
                    "Also lets customers of scenarios complain once more, split an order or wait, and names rules "
                            + "that pay them for it. Warnings only: they do not keep a rule book from being fine.")
    private boolean gaming;

    @Option(names = "--no-customers", description = "Leave the database alone, also where there is one.")
    private boolean withoutCustomers;

    @Spec
    private CommandSpec spec;

    CheckCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        ValidationReport checked = withCustomers(check(springLauncher.settings(), folder));
        PrintWriter out = spec.commandLine().getOut();
        List<Problem> errors =
                checked.problems().stream().filter(Problem::isError).toList();
        checked.problems().forEach(out::println);
        if (!checked.problems().isEmpty()) {
            out.println();
        }
        if (gaming && checked.passed()) {
            gaming(checked, out);
        }
        if (checked.passed() && checked.book() != null) {
            out.printf(
                    "Fine: %d rules, %d scenarios, languages %s, %s%n%s%n",
                    checked.book().rules().rules().size(),
                    checked.scenarios().size(),
                    String.join(" ", checked.book().messages().languages()),
                    warnings(checked.problems().size()),
                    checked.source().version());
            return ExitCode.SUCCESS;
        }
        out.printf(
                "%d error(s), %s%n", errors.size(), warnings(checked.problems().size() - errors.size()));
        return ExitCode.CHECK_FAILED;
    }

    /**
     * Adds what the stored customers tell of the values that rules ask about. A database out of reach keeps no book
     * from being checked.
     */
    private ValidationReport withCustomers(ValidationReport checked) {
        if (checked.book() == null || withoutCustomers || !springLauncher.hasDatabase()) {
            return checked;
        }
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            context.getBean(UpgradeService.class)
                    .report(checked.source())
                    .ifPresent(report -> UpgradePrinter.print(report, spec));
            return checked.with(context.getBean(FactValuesService.class).warnings(checked.book()));
        } catch (RuntimeException e) {
            spec.commandLine()
                    .getErr()
                    .println("What the rules ask about could not be compared with the stored customers: "
                            + ErrorMessages.shortly(e));
            return checked;
        }
    }

    private static void gaming(ValidationReport checked, PrintWriter out) {
        List<GamingCheck.Gain> gains = new GamingCheck(new Decider(Guardrails.all())).check(checked);
        GamingCheck.warnings(checked, gains).forEach(out::println);
        if (gains.isEmpty()) {
            out.println("No rule pays customers who complain once more, split an order or wait.");
        } else {
            out.printf("%n%-50s %-42s %9s %9s %9s%n", "rule", "a customer who", "customers", "honest", "gamed");
            gains.forEach(gain -> out.printf(
                    "%-50s %-42s %9d %9s %9s%n",
                    gain.rule(), gain.trick(), gain.customers(), gain.honest(), gain.gamed()));
        }
        out.println();
    }

    static ValidationReport check(HoldfastSettings settings, @Nullable Path folder) {
        return new RuleBookValidator(settings.assumptions(), new Decider(Guardrails.all()))
                .check(BookSource.read(folder == null ? settings.rules().dir() : folder));
    }

    private static String warnings(int count) {
        return count == 0 ? "no warnings" : count == 1 ? "1 warning" : count + " warnings";
    }
}
