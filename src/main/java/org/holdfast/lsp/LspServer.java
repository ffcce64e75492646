package org.holdfast.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.holdfast.editor.LanguageService;
import org.holdfast.localization.LocalizedTexts;

/** Serves one editor until it says goodbye or disconnects. */
public final class LspServer implements LanguageServer {

    private final Session session;
    private final DocumentRequests documents;
    private final WorkspaceRequests workspace;
    private final CompletableFuture<Future<Void>> connection = new CompletableFuture<>();

    private LspServer(LanguageService service) {
        this.session = new Session(service);
        ExampleRuns examples = new ExampleRuns(session);
        this.documents = new DocumentRequests(session, examples);
        this.workspace = new WorkspaceRequests(session, examples);
    }

    /**
     * Serves an editor over a pair of streams; returns when it has said goodbye or disconnected.
     *
     * @param out nothing else may write to it
     */
    public static void serve(LanguageService service, InputStream in, OutputStream out) throws InterruptedException {
        LspServer server = new LspServer(service);
        Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
        server.session.connect(launcher.getRemoteProxy());
        try {
            server.connection.complete(launcher.startListening());
            server.connection.join().get();
        } catch (CancellationException e) {
            // The editor has said goodbye, and may leave the streams open.
        } catch (ExecutionException e) {
            throw new IllegalStateException("The connection to the editor failed", e.getCause());
        } finally {
            server.session.close();
        }
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
        session.begin(Folders.of(params), language(params.getLocale()));
        return CompletableFuture.completedFuture(new InitializeResult(capabilities(), new ServerInfo("holdfast")));
    }

    private static String language(String locale) {
        String language =
                locale == null ? "en" : locale.toLowerCase(Locale.ROOT).split("[-_]")[0];
        return LocalizedTexts.LANGUAGES.contains(language) ? language : "en";
    }

    private static ServerCapabilities capabilities() {
        ServerCapabilities capabilities = new ServerCapabilities();
        TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Full);
        sync.setSave(new SaveOptions(false));
        capabilities.setTextDocumentSync(sync);
        capabilities.setCompletionProvider(new CompletionOptions(false, List.of(" ", "\"", "-", ":")));
        capabilities.setHoverProvider(true);
        capabilities.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
        capabilities.setCodeLensProvider(new CodeLensOptions(false));
        capabilities.setDocumentSymbolProvider(true);
        capabilities.setExecuteCommandProvider(new ExecuteCommandOptions(List.of(ExampleRuns.COMMAND)));
        return capabilities;
    }

    /** The answer still has to be sent, so everything is closed only by {@link #exit}. */
    @Override
    public CompletableFuture<Object> shutdown() {
        return CompletableFuture.completedFuture(new Object());
    }

    @Override
    public void exit() {
        connection.thenAccept(listening -> listening.cancel(true));
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return documents;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return workspace;
    }
}
