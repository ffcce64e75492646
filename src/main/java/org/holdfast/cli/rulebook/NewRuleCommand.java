package org.holdfast.cli.rulebook;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.authoring.NewRule;
import org.holdfast.authoring.RulesFolder;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.decisions.Decider;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.rules.files.BookSource;
import org.holdfast.settings.HoldfastSettings;
import org.holdfast.simulation.RuleBookValidator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "new-rule",
        mixinStandardHelpOptions = true,
        description = {
            "Create a rule with scenarios, an action and texts in every language of the rule book, ready for editing.",
            "The rule is paused: it does not act until one line is removed. Needs no database and no server."
        },
        footer = {"", "Example: new-rule regulars \"Thank a customer for a visit\""})
public final class NewRuleCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Parameters(
            index = "0",
            paramLabel = "AREA",
            description = "Folder under areas/, such as delivery; created if it does not exist.")
    private String area = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "NAME",
            description = "Name of the rule: a sentence in quotation marks.")
    private List<String> name = List.of();

    @Option(names = "--dir", paramLabel = "DIR", description = RuleBookDir.DESCRIPTION)
    private @Nullable Path folder;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            description = "Language of the rule: en, ru or ro (default: holdfast.language).")
    private @Nullable String language;

    @Option(
            names = "--action",
            paramLabel = "ID",
            description = "Propose this existing action instead of creating one.")
    private @Nullable String action;

    @Option(names = "--new-area", description = "Create the area even if its name resembles an existing one.")
    private boolean newArea;

    @Spec
    private CommandSpec spec;

    NewRuleCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() throws IOException {
        HoldfastSettings settings = springLauncher.settings();
        Path rules = new RuleBookDir(folder).in(settings);
        String sentence = String.join(" ", name).strip();
        BookSource before = BookSource.read(rules);
        RuleBookValidator validator = new RuleBookValidator(
                settings.assumptions(),
                new Decider(Guardrails.all()),
                settings.messages().unsubscribeLink());
        NewRule.Answer answer = new NewRule(settings.assumptions(), validator)
                .draft(new NewRule.Request(area, sentence, action, language, newArea), before);
        if (answer instanceof NewRule.Ready ready) {
            return write(rules, before, ready, sentence);
        }
        NewRule.Refused refused = (NewRule.Refused) answer;
        refused.reasons("en").forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getErr().println("Nothing was written.");
        return refused.invalidRequest() ? CommandLine.ExitCode.USAGE : ExitCode.CHECK_FAILED;
    }

    private int write(Path rules, BookSource before, NewRule.Ready ready, String sentence) throws IOException {
        try {
            RulesFolder.write(rules, before, ready.files());
        } catch (FileAlreadyExistsException e) {
            spec.commandLine().getErr().println("The file " + e.getFile() + " already exists. Nothing was written.");
            return ExitCode.CHECK_FAILED;
        } catch (IOException e) {
            spec.commandLine().getErr().println("Cannot write the rule: " + e.getMessage() + " Nothing was changed.");
            return ExitCode.CHECK_FAILED;
        }
        print(rules, before, ready, sentence);
        return ExitCode.SUCCESS;
    }

    private void print(Path rules, BookSource before, NewRule.Ready ready, String sentence) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "Created the rule \"" + sentence + "\"" + (ready.newArea() ? " in the new area " + area : "") + ":");
        ready.files().keySet().stream()
                .sorted()
                .forEach(path -> out.printf("  %-8s %s%n", before.has(path) ? "changed" : "new", rules.resolve(path)));
        out.printf("%nThe rule passes every check and is paused, so it does not act yet. Next steps:%n");
        out.printf(
                "  1. Write the conditions in %s%n     Available sentences: %s%n",
                rules.resolve(ready.rule()), rules.resolve("language/" + ready.language() + "/PHRASES.md"));
        out.printf(
                "  2. Adapt the scenarios in %s%n", rules.resolve(ready.rule().replace(".dslr", ".scenarios.yaml")));
        out.printf(
                "  3. Edit what is marked \"new\" in %s%s%n",
                rules.resolve("messages"),
                action == null ? " and in " + rules.resolve("areas/" + area + "/actions.yaml") : "");
        out.printf("  4. Run \"check\" and \"test\" until both pass.%n");
        out.printf("  5. To activate the rule, remove the line%n       %s%n", ready.pausedLine());
    }
}
