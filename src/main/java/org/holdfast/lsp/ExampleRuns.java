package org.holdfast.lsp;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.editor.checking.ExampleResult;
import org.holdfast.editor.checking.ExampleResult.State;
import org.holdfast.editor.checking.FileExamples;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.editor.text.TextRange;
import org.holdfast.simulation.Cancellation;
import org.jspecify.annotations.Nullable;

/** Runs the examples of a file and shows their results. */
final class ExampleRuns {

    /** The command that runs the examples of a file, whose address is its only argument. */
    static final String COMMAND = "holdfast.runExamples";

    private final Session session;

    /** The result of an example, as an editor receives it. */
    record ResultAnswer(String name, String file, int line, String state, String expected, String came, String why) {

        static ResultAnswer of(ExampleResult result) {
            return new ResultAnswer(
                    result.name(),
                    result.file(),
                    result.line(),
                    result.state().toString(),
                    result.expected(),
                    result.came(),
                    result.why());
        }
    }

    ExampleRuns(Session session) {
        this.session = session;
    }

    /** Returns what an editor shows above the text: how many examples pass. */
    List<CodeLens> lenses(String uri) {
        FileExamples found = examples(uri);
        if (found == null || found.ruleFile().isEmpty()) {
            return List.of();
        }
        Command command = new Command(summary(found), COMMAND, List.of(uri));
        return List.of(new CodeLens(Lsp.range(TextRange.at(1, 1)), command, null));
    }

    /** Runs the examples, tells the reader about them, and returns the results. */
    List<ResultAnswer> run(String uri) {
        FileExamples found = examples(uri);
        if (found == null) {
            return List.of();
        }
        String failed = found.examples().stream()
                .filter(each -> each.state() == State.FAILED)
                .map(each -> "\n✗ " + each.name() + ": " + each.came()
                        + (each.why().isEmpty() ? "" : " (" + each.why() + ")"))
                .collect(Collectors.joining());
        session.client()
                .showMessage(new MessageParams(
                        found.passed() ? MessageType.Info : MessageType.Warning, summary(found) + failed));
        return found.examples().stream().map(ResultAnswer::of).toList();
    }

    private @Nullable FileExamples examples(String uri) {
        OpenFile file = session.buffers().file(uri);
        return file == null ? null : session.service().examples(file, session.language(), Cancellation.NEVER);
    }

    private String summary(FileExamples found) {
        long passed = found.examples().stream()
                .filter(each -> each.state() == State.PASSED)
                .count();
        return ProblemText.of(
                        "example.summary",
                        "passed",
                        passed,
                        "all",
                        found.examples().size())
                .message(session.language());
    }
}
