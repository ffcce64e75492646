package org.holdfast.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.holdfast.decisions.Decider;
import org.holdfast.editor.LanguageService;
import org.holdfast.guardrails.Guardrails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An editor talks to the language server over streams, as over standard input and output. */
class LspServerTest {

    private static final LanguageService SERVICE =
            new LanguageService(Samples.ASSUMPTIONS, new Decider(Guardrails.all()));
    private static final String RULE = "areas/delivery/warn-late-delivery.dslr";

    @TempDir
    private static Path folder;

    private static Path rules;

    private final Editor editor = new Editor();
    private LanguageServer server;
    private Thread serving;
    private PipedOutputStream toServer;

    /** What an editor receives. */
    private static final class Editor implements LanguageClient {

        private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

        @Override
        public void telemetryEvent(Object object) {}

        @Override
        public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
            published.add(diagnostics);
        }

        @Override
        public void showMessage(MessageParams message) {
            messages.add(message.getMessage());
        }

        @Override
        public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void logMessage(MessageParams message) {
            messages.add(message.getMessage());
        }

        /** Waits for diagnostics of a file that fit. */
        List<Diagnostic> await(String uri, Predicate<List<Diagnostic>> fits) throws InterruptedException {
            while (true) {
                PublishDiagnosticsParams next = published.poll(120, TimeUnit.SECONDS);
                assertThat(next).as("diagnostics of " + uri).isNotNull();
                if (next.getUri().equals(uri) && fits.test(next.getDiagnostics())) {
                    return next.getDiagnostics();
                }
            }
        }
    }

    @BeforeAll
    static void copy() throws IOException {
        rules = Server.copyOfRules(folder);
    }

    @BeforeEach
    void start() throws IOException {
        toServer = new PipedOutputStream();
        PipedInputStream fromEditor = new PipedInputStream(toServer, 1 << 20);
        PipedOutputStream toEditor = new PipedOutputStream();
        PipedInputStream fromServer = new PipedInputStream(toEditor, 1 << 20);
        serving = new Thread(() -> {
            try {
                LspServer.serve(SERVICE, fromEditor, toEditor);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        serving.setDaemon(true);
        serving.start();
        Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(editor, fromServer, toServer);
        launcher.startListening();
        server = launcher.getRemoteProxy();
    }

    @AfterEach
    void stop() throws Exception {
        server.shutdown().get(60, TimeUnit.SECONDS);
        server.exit();
        serving.join(60_000);
        assertThat(serving.isAlive()).isFalse();
        toServer.close();
    }

    private InitializeResult initialize(Path root, String locale) throws Exception {
        InitializeParams params = new InitializeParams();
        params.setWorkspaceFolders(List.of(new WorkspaceFolder(root.toUri().toString(), "rules")));
        params.setLocale(locale);
        return server.initialize(params).get(60, TimeUnit.SECONDS);
    }

    private static String uri(String path) {
        return rules.resolve(path).toUri().toString();
    }

    private static String text(String path) throws IOException {
        return Files.readString(rules.resolve(path));
    }

    private void open(String uri, String text) {
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "dslr", 1, text)));
    }

    private void change(String uri, int version, String text) {
        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(uri, version),
                        List.of(new TextDocumentContentChangeEvent(text))));
    }

    private List<CompletionItem> complete(String uri, int line, int character) throws Exception {
        return server.getTextDocumentService()
                .completion(new CompletionParams(new TextDocumentIdentifier(uri), new Position(line, character)))
                .get(60, TimeUnit.SECONDS)
                .getRight()
                .getItems();
    }

    private List<CodeAction> actions(String uri, Range range) throws Exception {
        return server
                .getTextDocumentService()
                .codeAction(
                        new CodeActionParams(new TextDocumentIdentifier(uri), range, new CodeActionContext(List.of())))
                .get(60, TimeUnit.SECONDS)
                .stream()
                .map(each -> each.getRight())
                .toList();
    }

    @Test
    void aMistakeIsReportedAndCorrected() throws Exception {
        assertThat(initialize(rules, "ro-MD")
                        .getCapabilities()
                        .getHoverProvider()
                        .getLeft())
                .isTrue();
        String right = text(RULE);
        open(uri(RULE), right.replace("at least 1 day", "at leest 1 day"));
        Diagnostic problem = editor.await(uri(RULE), found -> !found.isEmpty()).get(0);
        assertThat(problem.getMessage().getLeft()).startsWith("Nu cunosc");
        assertThat(problem.getRange()).isEqualTo(new Range(new Position(6, 8), new Position(6, 38)));
        CodeAction fix = actions(uri(RULE), problem.getRange()).get(0);
        assertThat(fix.getEdit().getChanges().get(uri(RULE)).get(0).getNewText())
                .isEqualTo("that is late by at least 1 day");
        change(uri(RULE), 2, right);
        editor.await(uri(RULE), List::isEmpty);
    }

    @Test
    void unsavedBuffersCountInOtherFiles() throws Exception {
        initialize(rules.getParent(), "en");
        String actions = "areas/delivery/actions.yaml";
        open(uri(actions), text(actions).replace("warn-late-delivery:", "warn-very-late:"));
        List<Diagnostic> problems = editor.await(uri(RULE), found -> !found.isEmpty());
        assertThat(problems.get(0).getMessage().getLeft()).contains("warn-late-delivery");
        server.getTextDocumentService()
                .didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri(actions))));
        editor.await(uri(RULE), List::isEmpty);
    }

    @Test
    void aNewerTextOvertakesTheCheckOfAnOlderOne() throws Exception {
        initialize(rules, "en");
        String right = text(RULE);
        open(uri(RULE), right.replace("rule ", "rle "));
        for (int i = 2; i < 30; i++) {
            change(uri(RULE), i, right.replace("at least 1 day", "at leest " + i + " days"));
        }
        change(uri(RULE), 30, right.replace("still under way", "stil under way"));
        List<Diagnostic> found = editor.await(uri(RULE), each -> !each.isEmpty());
        assertThat(found.get(0).getMessage().getLeft()).contains("stil under way");
    }

    @Test
    void positionsCountInUtf16AndWithWindowsLineEnds() throws Exception {
        initialize(rules, "en");
        String text = "\uFEFF"
                + text(RULE)
                        .replace("# We", "# \uD83D\uDE00 We")
                        .replace("\n", "\r\n")
                        .replace("\"warn-late-delivery\"", "\"\uD83D\uDE00\" \"warn\"");
        open(uri(RULE), text);
        Diagnostic problem = editor.await(uri(RULE), found -> !found.isEmpty()).get(0);
        assertThat(problem.getRange().getStart().getLine()).isEqualTo(9);
        List<CompletionItem> items = complete(uri(RULE), 6, 12);
        assertThat(items.get(0).getTextEdit().getLeft().getRange())
                .isEqualTo(new Range(new Position(6, 6), new Position(6, 38)));
    }

    @Test
    void sentencesAreCompletedWithTabStops() throws Exception {
        initialize(rules, "en");
        open(uri(RULE), "rule \"x\"\n  when\n    The customer has an order\n      - late");
        CompletionItem first = complete(uri(RULE), 3, 12).get(0);
        assertThat(first.getTextEdit().getLeft().getNewText()).isEqualTo("- that is late by at least ${1:2} days");
        assertThat(first.getFilterText()).isEqualTo("- late");
        assertThat(first.getSortText()).isEqualTo("0000");
        assertThat(complete(uri(RULE), 99, 99)).isNotNull();
    }

    @Test
    void sentencesAreExplainedAndRulesListed() throws Exception {
        initialize(rules, "en");
        open(uri(RULE), text(RULE));
        Hover hover = server.getTextDocumentService()
                .hover(new HoverParams(new TextDocumentIdentifier(uri(RULE)), new Position(6, 12)))
                .get(60, TimeUnit.SECONDS);
        assertThat(hover.getContents().getRight().getValue()).contains("daysLate", "that is late by at least");
        assertThat(server.getTextDocumentService()
                        .documentSymbol(new DocumentSymbolParams(new TextDocumentIdentifier(uri(RULE))))
                        .get(60, TimeUnit.SECONDS))
                .extracting(each -> each.getRight().getName())
                .containsExactly("Warn about a late delivery");
    }

    @Test
    void examplesAreRunAndCounted() throws Exception {
        initialize(rules, "en");
        open(uri(RULE), text(RULE).replace("at least 1 day", "at least 9 days"));
        CodeLens lens = server.getTextDocumentService()
                .codeLens(new CodeLensParams(new TextDocumentIdentifier(uri(RULE))))
                .get(120, TimeUnit.SECONDS)
                .get(0);
        assertThat(lens.getCommand().getTitle()).matches("Examples: \\d+ of \\d+ pass");
        Object results = server.getWorkspaceService()
                .executeCommand(new ExecuteCommandParams(
                        lens.getCommand().getCommand(), lens.getCommand().getArguments()))
                .get(120, TimeUnit.SECONDS);
        assertThat(results.toString()).contains("state=failed", "nothing was proposed");
        assertThat(editor.messages.poll(60, TimeUnit.SECONDS)).contains("✗", "that is late by at least 9 days");
    }

    @Test
    void aFolderThatIsNoRuleBookIsLeftAlone(@TempDir Path other) throws Exception {
        initialize(other, "en");
        String uri = other.resolve("notes.dslr").toUri().toString();
        open(uri, "rule");
        assertThat(editor.messages.poll(60, TimeUnit.SECONDS)).contains("is not part of a rule book");
        assertThat(complete(uri, 0, 4)).isEmpty();
        assertThat(actions(uri, new Range(new Position(0, 0), new Position(0, 4))))
                .isEmpty();
        open("untitled:Untitled-1", "rule");
        assertThat(complete("untitled:Untitled-1", 0, 4)).isEmpty();
    }

    @Test
    void aFileInARuleBookIsEnough(@TempDir Path other) throws Exception {
        initialize(other, "en");
        open(uri(RULE), text(RULE).replace("1 day", "one day"));
        assertThat(editor.await(uri(RULE), found -> !found.isEmpty())
                        .get(0)
                        .getMessage()
                        .getLeft())
                .contains("one");
    }

    @Test
    void aSavedFileIsReadAgain() throws Exception {
        initialize(rules, "en");
        open(uri(RULE), text(RULE));
        Path extra = rules.resolve("areas/delivery/extra.dslr");
        Files.writeString(extra, "rule \"Extra\"\n  when\n    Nonsense\n  then\n    Nothing\nend\n");
        try {
            server.getTextDocumentService()
                    .didSave(new DidSaveTextDocumentParams(new TextDocumentIdentifier(uri(RULE))));
            assertThat(editor.await(extra.toUri().toString(), found -> !found.isEmpty()))
                    .hasSize(2);
        } finally {
            Files.delete(extra);
        }
    }
}
