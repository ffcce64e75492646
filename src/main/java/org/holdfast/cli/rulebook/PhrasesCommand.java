package org.holdfast.cli.rulebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.language.phrases.PhraseBook;
import org.holdfast.rules.language.phrases.PhraseSearch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "phrases",
        mixinStandardHelpOptions = true,
        description = "Generate the phrase books (language/LANGUAGE/PHRASES.md), or find sentences by their words.")
public final class PhrasesCommand implements Callable<Integer> {

    /** More sentences are not read by anybody. */
    private static final int MAX_FOUND = 60;

    private final SpringLauncher springLauncher;

    @Mixin
    private RuleBookDir dir;

    @Option(
            names = "--find",
            paramLabel = "WORDS",
            description = "Print the sentences with all these words, such as \"late parcel\", or with words that begin "
                    + "like them, in any language.")
    private @Nullable String find;

    @Spec
    private CommandSpec spec;

    PhrasesCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() throws IOException {
        Path rules = dir.in(springLauncher.settings());
        Problems problems = new Problems();
        if (find != null) {
            return find(find, Sentences.read(BookSource.read(rules), problems));
        }
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

    private int find(String words, Sentences sentences) {
        List<String> found = PhraseSearch.find(words, sentences);
        found.stream().limit(MAX_FOUND).forEach(spec.commandLine().getOut()::println);
        if (found.size() > MAX_FOUND) {
            spec.commandLine().getOut().println("… and " + (found.size() - MAX_FOUND) + " more; add a word.");
        }
        if (found.isEmpty()) {
            spec.commandLine().getErr().println("No sentence has these words.");
        }
        return found.isEmpty() ? ExitCode.CHECK_FAILED : ExitCode.SUCCESS;
    }
}
