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
            "Writes a new rule with examples, an action and texts in every language of the rule book, ready to be changed.",
            "The rule is paused: it does nothing for customers until one line is taken out. Needs no database and no server."
        },
        footer = {"", "Example: new-rule regulars \"Thank a customer for a visit\""})
public final class NewRuleCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Parameters(
            index = "0",
            paramLabel = "AREA",
            description = "Folder under areas/, such as delivery. One that is not there is made.")
    private String area = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "NAME",
            description = "Name of the rule, a sentence in quotation marks.")
    private List<String> name = List.of();

    @Option(names = "--dir", paramLabel = "DIR", description = "Folder of the rule book (default: holdfast.rules.dir).")
    private @Nullable Path folder;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            description = "Language of the rule: en, ru or ro (default: holdfast.language).")
    private @Nullable String language;

    @Option(
            names = "--action",
            paramLabel = "ID",
            description = "Propose this action, which is there already, instead of a new one.")
    private @Nullable String action;

    @Option(names = "--new-area", description = "The area is meant to be new, although its name resembles another's.")
    private boolean newArea;

    @Spec
    private CommandSpec spec;

    NewRuleCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() throws IOException {
        HoldfastSettings settings = springLauncher.settings();
        Path rules = folder == null ? settings.rules().dir() : folder;
        String sentence = String.join(" ", name).strip();
        BookSource before = BookSource.read(rules);
        NewRule.Answer answer = new NewRule(settings.assumptions(), new Decider(Guardrails.all()))
                .draft(new NewRule.Wanted(area, sentence, action, language, newArea), before);
        if (answer instanceof NewRule.Ready ready) {
            return write(rules, before, ready, sentence);
        }
        NewRule.Refused refused = (NewRule.Refused) answer;
        refused.reasons().forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getErr().println("Nothing was written.");
        return refused.misused() ? CommandLine.ExitCode.USAGE : ExitCode.CHECK_FAILED;
    }

    private int write(Path rules, BookSource before, NewRule.Ready ready, String sentence) throws IOException {
        try {
            RulesFolder.write(rules, before, ready.files());
        } catch (FileAlreadyExistsException e) {
            spec.commandLine().getErr().println("There is already a file " + e.getFile() + ". Nothing was written.");
            return ExitCode.CHECK_FAILED;
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("The rule could not be written: " + e.getMessage() + " Nothing was changed.");
            return ExitCode.CHECK_FAILED;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "The rule \"" + sentence + "\" is there" + (ready.newArea() ? ", in the new area " + area : "") + ":");
        ready.files().keySet().stream()
                .sorted()
                .forEach(path -> out.printf("  %-8s %s%n", before.has(path) ? "changed" : "new", rules.resolve(path)));
        out.printf("%nIt passes every check, and it is paused: nothing happens to customers yet. What to do next:%n");
        out.printf(
                "  1. Say when it should act, in %s%n     The sentences you can use: %s%n",
                rules.resolve(ready.rule()), rules.resolve("language/" + ready.language() + "/PHRASES.md"));
        out.printf(
                "  2. Say the same in the examples beside it, in %s%n",
                rules.resolve(ready.rule().replace(".dslr", ".scenarios.yaml")));
        out.printf(
                "  3. Change what is marked \"new\" in %s%s%n",
                rules.resolve("messages"),
                action == null ? " and in " + rules.resolve("areas/" + area + "/actions.yaml") : "");
        out.printf("  4. Run \"check\" and \"test\" until both are fine.%n");
        out.printf("  5. To switch the rule on, take out its line%n       %s%n", ready.pausedLine());
        return ExitCode.SUCCESS;
    }
}
