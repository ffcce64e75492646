package org.holdfast.cli.rulebook;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.holdfast.cli.rulebook.format.CheckFormat;
import org.holdfast.cli.rulebook.format.CheckedFolder;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ErrorMessages;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.decisions.Decider;
import org.holdfast.diagnostics.Problem;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.insight.FactValuesService;
import org.holdfast.insight.RuleBookCheck;
import org.holdfast.insight.UpgradeService;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.ExampleBook;
import org.holdfast.settings.HoldfastSettings;
import org.holdfast.simulation.RuleBookValidator;
import org.holdfast.simulation.ValidationReport;
import org.holdfast.simulation.gaming.GamingCheck;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Check a rule book: every file, text and scenario. Needs no database and no server.",
            "If there is a database, also warn about categories, segments, topics and so on that rules use but no"
                    + " customer has.",
            "DIR can also be a folder of examples, or one of them; each is checked in every language."
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

    @Option(
            names = "--format",
            paramLabel = "text|json|github|sarif",
            defaultValue = "text",
            description = {
                "How to report (default: ${DEFAULT-VALUE}): text for people; json, the document of"
                        + " POST /v1/rule-book/checks; github, annotations of a workflow; sarif, a SARIF 2.1.0 log.",
                "In a format other than text, standard output contains nothing else; the exit codes are the same."
            })
    private CheckFormat format = CheckFormat.TEXT;

    @Spec
    private CommandSpec spec;

    CheckCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        HoldfastSettings settings = springLauncher.settings();
        List<ExampleBook> examples = dir.examples(settings);
        if (!examples.isEmpty()) {
            return check(examples, settings);
        }
        WithCustomers checked = withCustomers(check(settings, dir));
        if (format == CheckFormat.TEXT) {
            checked.meaning().ifPresent(report -> UpgradePrinter.print(report, spec));
            print(checked.report());
        } else {
            ValidationReport all =
                    gaming && checked.report().passed() ? withGaming(checked.report()) : checked.report();
            RuleBookCheck document = RuleBookCheck.of(all, checked.meaning().orElse(null));
            format.write(
                    CheckedFolder.of(dir.in(settings), document),
                    spec.commandLine().getOut());
        }
        return checked.report().passed() ? ExitCode.SUCCESS : ExitCode.CHECK_FAILED;
    }

    private int check(List<ExampleBook> examples, HoldfastSettings settings) {
        if (format != CheckFormat.TEXT || gaming) {
            throw new ParameterException(
                    spec.commandLine(), "Examples are checked with --format text and without --gaming.");
        }
        RuleBookValidator validator = validator(settings);
        boolean passed = true;
        for (ExampleBook example : examples) {
            spec.commandLine().getOut().println(example.name() + " " + example.language());
            ValidationReport checked = validator.check(example.book());
            print(checked);
            passed &= checked.passed();
        }
        return passed ? ExitCode.SUCCESS : ExitCode.CHECK_FAILED;
    }

    private void print(ValidationReport checked) {
        PrintWriter out = spec.commandLine().getOut();
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
            return;
        }
        long errors = checked.problems().stream().filter(Problem::isError).count();
        out.printf("%d error(s), %s%n", errors, warnings(checked.problems().size() - (int) errors));
    }

    /** The result, with what publication would change by the semantics of this version alone. */
    private record WithCustomers(ValidationReport report, Optional<UpgradeService.Report> meaning) {}

    /** Adds warnings about values that no stored customer has. An unavailable database does not fail the check. */
    private WithCustomers withCustomers(ValidationReport checked) {
        if (checked.book() == null || withoutCustomers || !springLauncher.hasDatabase()) {
            return new WithCustomers(checked, Optional.empty());
        }
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            Optional<UpgradeService.Report> meaning =
                    context.getBean(UpgradeService.class).report(checked.source());
            return new WithCustomers(
                    checked.with(context.getBean(FactValuesService.class).warnings(checked.book())), meaning);
        } catch (RuntimeException e) {
            spec.commandLine()
                    .getErr()
                    .println("Cannot compare the values in rules with the stored customers: "
                            + ErrorMessages.describe(e));
            return new WithCustomers(checked, Optional.empty());
        }
    }

    private static ValidationReport withGaming(ValidationReport checked) {
        List<GamingCheck.Gain> gains = new GamingCheck(new Decider(Guardrails.all())).check(checked);
        return checked.with(GamingCheck.warnings(checked, gains));
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
        return validator(settings).check(BookSource.read(dir.in(settings)));
    }

    static RuleBookValidator validator(HoldfastSettings settings) {
        return new RuleBookValidator(
                settings.assumptions(),
                new Decider(Guardrails.all()),
                settings.messages().unsubscribeLink());
    }

    private static String warnings(int count) {
        return switch (count) {
            case 0 -> "no warnings";
            case 1 -> "1 warning";
            default -> count + " warnings";
        };
    }
}
