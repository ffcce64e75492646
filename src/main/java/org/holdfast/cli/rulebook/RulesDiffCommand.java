package org.holdfast.cli.rulebook;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.holdfast.changes.BookDifference;
import org.holdfast.changes.words.ChangeWords;
import org.holdfast.changes.words.Passage;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.localization.LocalizedTexts;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.rules.files.BookChanges;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Show the differences between two rule books as a unified diff, or in words.",
            "Without arguments, compare the live rule book with the folder."
        })
final class RulesDiffCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FROM",
            description = "Number or version of the earlier rule book (default: the live one).")
    private @Nullable String from;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TO",
            description = "Number or version of the later rule book (default: the folder).")
    private @Nullable String to;

    @Option(names = "--words", description = "Say in sentences what changes, instead of listing lines.")
    private boolean words;

    @Option(
            names = "--language",
            paramLabel = "en|ru|ro",
            defaultValue = "en",
            description = "Language of the sentences (default: en).")
    private String language = "en";

    @Spec
    private CommandSpec spec;

    RulesDiffCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        if (!LocalizedTexts.LANGUAGES.contains(language)) {
            throw new ParameterException(
                    spec.commandLine(), "--language is \"" + language + "\"; expected en, ru or ro");
        }
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            RuleBookPublisher publisher = context.getBean(RuleBookPublisher.class);
            BookSource before = from == null
                    ? publisher.live().map(publisher::source).orElse(BookSource.of(Map.of()))
                    : publisher.source(publisher.find(from));
            BookSource after = to == null ? publisher.folder().read() : publisher.source(publisher.find(to));
            BookChanges changes = BookChanges.between(before, after);
            PrintWriter out = spec.commandLine().getOut();
            if (words) {
                print(ChangeWords.in(language).of(BookDifference.between(before, after)), out);
            } else {
                changes.files().forEach(change -> changes.unified(change.path()).forEach(out::println));
            }
            if (changes.isEmpty()) {
                out.println("No differences.");
            }
            return ExitCode.SUCCESS;
        }
    }

    private static void print(List<Passage> passages, PrintWriter out) {
        for (Passage passage : passages) {
            out.println(passage.label());
            passage.sentences().forEach(sentence -> out.println("    " + sentence));
        }
    }
}
