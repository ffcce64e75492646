package org.holdfast.cli.rulebook;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.cli.terminal.Table;
import org.holdfast.diagnostics.Problem;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = {
            "List the rules in the folder, one per line. Needs no database and no server.",
            "The subcommands compare the folder with the live rule book, and publish or restore one."
        },
        subcommands = {
            RulesStatusCommand.class,
            RulesDiffCommand.class,
            RulesPublishCommand.class,
            RulesDraftCommand.class,
            RulesCheckoutCommand.class,
            RulesRestoreCommand.class,
            RulesVersionsCommand.class,
            RulesUpgradeCommand.class
        })
public final class RulesCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Option(names = "--dir", paramLabel = "DIR", description = RuleBookDir.DESCRIPTION)
    private @Nullable Path folder;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    RulesCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        ValidationReport checked = CheckCommand.check(springLauncher.settings(), new RuleBookDir(folder));
        PrintWriter out = spec.commandLine().getOut();
        if (checked.book() == null) {
            checked.problems().stream()
                    .filter(Problem::isError)
                    .forEach(spec.commandLine().getErr()::println);
            return ExitCode.CHECK_FAILED;
        }
        if (json) {
            checked.book().rules().rules().forEach(rule -> out.println(FactsJson.write(fields(rule))));
        } else {
            Table table = new Table("rule", "area", "proposes", "owner", "state", "file");
            checked.book()
                    .rules()
                    .rules()
                    .forEach(rule -> table.row(
                            rule.name(),
                            rule.area(),
                            actions(rule),
                            rule.owner() == null ? "" : rule.owner(),
                            state(rule),
                            rule.origin().file() + ":" + rule.origin().line()));
            table.print(out);
        }
        return ExitCode.SUCCESS;
    }

    private static String actions(Rule rule) {
        return String.join(
                " ",
                rule.then().stream().map(ConsequenceClause::action).distinct().toList());
    }

    private static String state(Rule rule) {
        StringBuilder state =
                new StringBuilder(rule.paused() ? "paused: " + rule.schedule().paused() : "");
        if (rule.schedule().begins() != null) {
            state.append(" from ").append(rule.schedule().begins().written());
        }
        if (rule.schedule().ends() != null) {
            state.append(" until ").append(rule.schedule().ends().written());
        }
        return state.toString().strip();
    }

    private static Map<String, Object> fields(Rule rule) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", rule.name());
        fields.put("area", rule.area());
        fields.put(
                "actions",
                rule.then().stream().map(ConsequenceClause::action).distinct().toList());
        if (rule.owner() != null) {
            fields.put("owner", rule.owner());
        }
        if (!state(rule).isEmpty()) {
            fields.put("state", state(rule));
        }
        fields.put("file", rule.origin().file());
        fields.put("line", rule.origin().line());
        return fields;
    }
}
