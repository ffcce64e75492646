package org.holdfast.editor.completion;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.messages.MessagesReader;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.scenario.ScenarioReader;

/**
 * Learns from the readers of YAML files which keys and values they accept: it lets them read a file with a marker in
 * it, and looks at their complaint. So completion never disagrees with the checks.
 */
final class YamlProbe {

    private final RuleBookReader reader;
    private final ScenarioReader scenarios;
    private final MessagesReader messages;

    YamlProbe(String language, String currency, ZoneId zone) {
        this.reader = new RuleBookReader(currency);
        this.scenarios = new ScenarioReader(zone);
        this.messages = new MessagesReader(language, currency);
    }

    /**
     * Returns what a reader would accept instead of a marker; empty if it says nothing about it.
     *
     * @param text the file with the marker
     */
    synchronized List<String> accepted(OpenFile file, String text, String marker) {
        return problems(file, text).stream()
                .filter(problem -> problem.origin().file().equals(file.path()))
                .flatMap(problem -> Stream.ofNullable(problem.text()))
                .filter(problem -> problem.arguments().containsValue(marker))
                .flatMap(YamlProbe::accepted)
                .distinct()
                .toList();
    }

    private static Stream<String> accepted(ProblemText problem) {
        Object names = problem.arguments().get("accepted");
        return names == null ? Stream.of() : Arrays.stream(names.toString().split(", "));
    }

    private List<Problem> problems(OpenFile file, String text) {
        Problems problems = new Problems();
        BookSource source = file.book().with(Map.of(file.path(), text.getBytes(StandardCharsets.UTF_8)));
        if (file.path().endsWith(ScenarioReader.ENDING) || file.path().startsWith("customers/")) {
            scenarios.read(source.only(path -> belongsToScenario(path, file.path())), problems);
        } else if (file.path().startsWith("messages/")) {
            RuleBook book = reader.read(source).book();
            if (book != null) {
                messages.read(book, problems);
            }
        } else {
            problems.addAll(
                    reader.read(source.only(path -> path.equals(file.path()))).problems());
        }
        return problems.list();
    }

    private static boolean belongsToScenario(String path, String scenarios) {
        return path.startsWith("customers/")
                || path.startsWith(scenarios.replaceFirst("\\.scenarios\\.yaml$|\\.yaml$", "."));
    }
}
