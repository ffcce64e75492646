package org.holdfast.cli.rulebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.PhraseBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "phrases",
        mixinStandardHelpOptions = true,
        description = "Generate the phrase books (language/LANGUAGE/PHRASES.md) from the sentences and their examples.")
public final class PhrasesCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Mixin
    private RuleBookDir dir;

    @Spec
    private CommandSpec spec;

    PhrasesCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() throws IOException {
        Path rules = dir.in(springLauncher.settings());
        Problems problems = new Problems();
        Map<String, String> pages = PhraseBook.write(BookSource.read(rules), problems);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(rules.resolve(page.getKey()), page.getValue());
            spec.commandLine().getOut().println(rules.resolve(page.getKey()));
        }
        problems.list().stream()
                .filter(Problem::isError)
                .forEach(spec.commandLine().getErr()::println);
        return problems.hasErrors() ? ExitCode.CHECK_FAILED : ExitCode.SUCCESS;
    }
}
