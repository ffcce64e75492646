package org.holdfast.lsp;

import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.services.WorkspaceService;

/** Answers what an editor asks about the whole folder. */
final class WorkspaceRequests implements WorkspaceService {

    private final Session session;
    private final ExampleRuns examples;

    WorkspaceRequests(Session session, ExampleRuns examples) {
        this.session = session;
        this.examples = examples;
    }

    /** Runs the examples of a file; the only argument is its address. */
    @Override
    public CompletableFuture<Object> executeCommand(ExecuteCommandParams params) {
        List<Object> arguments = params.getArguments() == null ? List.of() : params.getArguments();
        if (!params.getCommand().equals(ExampleRuns.COMMAND) || arguments.size() != 1) {
            return CompletableFuture.failedFuture(new IllegalArgumentException(
                    "Expected is the command " + ExampleRuns.COMMAND + " with the address of a file"));
        }
        Object argument = arguments.get(0);
        String uri = argument instanceof JsonPrimitive text ? text.getAsString() : argument.toString();
        return session.answer(() -> examples.run(uri));
    }

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams params) {
        // There is nothing to configure.
    }

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
        session.buffers().reload();
        params.getChanges().stream()
                .findFirst()
                .ifPresent(change -> session.diagnostics().changed(change.getUri()));
    }
}
