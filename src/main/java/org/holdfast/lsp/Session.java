package org.holdfast.lsp;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.services.LanguageClient;
import org.holdfast.editor.LanguageService;
import org.holdfast.editor.checking.EditorProblem;
import org.jspecify.annotations.Nullable;

/** The state of one editor: its buffers, its language, and what was found in them. */
final class Session {

    private final LanguageService service;
    private final Buffers buffers = new Buffers();
    private final Diagnostics diagnostics;
    /** Answers requests one at a time, so that a slow one does not block the connection. */
    private final ExecutorService requests = Executors.newSingleThreadExecutor(Session::thread);

    private volatile String language = "en";
    private @Nullable LanguageClient client;

    Session(LanguageService service) {
        this.service = service;
        this.diagnostics = new Diagnostics(this);
    }

    static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "language-server");
        thread.setDaemon(true);
        return thread;
    }

    void connect(LanguageClient editor) {
        client = editor;
    }

    /** @param folder the rule book, or {@code null} if the editor has opened another folder */
    void begin(@Nullable Path folder, String readers) {
        buffers.begin(folder);
        language = readers;
    }

    void close() {
        diagnostics.close();
        requests.shutdownNow();
    }

    LanguageService service() {
        return service;
    }

    Buffers buffers() {
        return buffers;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    /** Returns the ISO code of the reader's language. */
    String language() {
        return language;
    }

    LanguageClient client() {
        return Objects.requireNonNull(client, "An editor is connected before it sends anything");
    }

    void log(String message) {
        client().logMessage(new MessageParams(MessageType.Info, message));
    }

    List<EditorProblem> problems(String uri) {
        return diagnostics.of(uri);
    }

    <T> CompletableFuture<T> answer(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, requests);
    }
}
