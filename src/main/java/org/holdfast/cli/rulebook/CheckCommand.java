package org.holdfast.cli.rulebook;

import java.io.PrintWriter;
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
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Check a rule book: every file, text and scenario. Needs no database and no server.",
            "If there is a database, also warn about categories, segments, topics and so on that rules use but no"
                    + " customer has."
        })
public final class CheckCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Mixin
    private RuleBookDir dir;

    @Option(
            names = "--gaming",
            description =
                    "Also check whether rules reward customers for complaining again, splitting an order or waiting."
                            + " Findings are warnings and do not change the exit code.")
    private boolean gaming;

    @Option(names = "--no-customers", description = "Do not use the database, even if there is one.")
    private boolean withoutCustomers;

    @Spec
    private CommandSpec spec;

    CheckCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        ValidationReport checked = withCustomers(check(springLauncher.settings(), dir));
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
                    "Passed: %d rules, %d scenarios, languages %s, %s%n%s%n",
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

    /** Adds warnings about values that no stored customer has. An unavailable database does not fail the check. */
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
                    .println("Cannot compare the values in rules with the stored customers: "
                            + ErrorMessages.describe(e));
            return checked;
        }
    }

    private static void gaming(ValidationReport checked, PrintWriter out) {
        List<GamingCheck.Gain> gains = new GamingCheck(new Decider(Guardrails.all())).check(checked);
        GamingCheck.warnings(checked, gains).forEach(out::println);
        if (gains.isEmpty()) {
            out.println("No rule rewards customers for complaining again, splitting an order or waiting.");
        } else {
            out.printf("%n%-50s %-42s %9s %9s %9s%n", "rule", "a customer who", "customers", "honest", "gamed");
            gains.forEach(gain -> out.printf(
                    "%-50s %-42s %9d %9s %9s%n",
                    gain.rule(), gain.trick(), gain.customers(), gain.honest(), gain.gamed()));
        }
        out.println();
    }

    static ValidationReport check(HoldfastSettings settings, RuleBookDir dir) {
        return new RuleBookValidator(settings.assumptions(), new Decider(Guardrails.all()))
                .check(BookSource.read(dir.in(settings)));
    }

    private static String warnings(int count) {
        return switch (count) {
            case 0 -> "no warnings";
            case 1 -> "1 warning";
            default -> count + " warnings";
        };
    }
}
