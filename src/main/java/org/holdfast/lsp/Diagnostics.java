package org.holdfast.lsp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.holdfast.editor.checking.BookCheck;
import org.holdfast.editor.checking.EditorProblem;
import org.holdfast.editor.checking.Overtaking;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.Cancellation;

/**
 * Checks what is typed: the open file at once, the whole rule book as soon as nothing is typed for a moment. A check
 * that is overtaken by a newer text stops and reports nothing.
 */
final class Diagnostics {

    /** Long enough not to check every letter, short enough not to be noticed. */
    private static final int PAUSE_MILLIS = 150;

    private static final String BOOK = "book";

    private final Session session;
    private final Overtaking overtaking = new Overtaking();
    private final ScheduledExecutorService checks = Executors.newSingleThreadScheduledExecutor(Session::thread);
    private final Map<String, List<EditorProblem>> published = new HashMap<>();

    Diagnostics(Session session) {
        this.session = session;
    }

    /** Checks a file after it has changed, and then the rule book. */
    void changed(String uri) {
        Cancellation cancellation = overtaking.begin(BOOK);
        checks.schedule(() -> check(uri, cancellation), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    void close() {
        overtaking.end(BOOK);
        checks.shutdownNow();
    }

    /** Returns the latest problems of a file. */
    List<EditorProblem> of(String uri) {
        synchronized (published) {
            return published.getOrDefault(uri, List.of());
        }
    }

    private void check(String uri, Cancellation cancellation) {
        try {
            cancellation.check();
            OpenFile file = session.buffers().file(uri);
            if (file != null) {
                publish(uri, session.service().problems(file, session.language()));
            }
            cancellation.check();
            BookSource book = session.buffers().book();
            if (book != null) {
                publish(session.service().check(book, session.language(), cancellation));
            }
        } catch (CancellationException e) {
            // A newer text is checked instead.
        } catch (RuntimeException e) {
            session.log("The check failed: " + e.getMessage());
        }
    }

    private void publish(BookCheck check) {
        Map<String, List<EditorProblem>> byFile = new HashMap<>();
        for (EditorProblem problem : check.problems()) {
            byFile.computeIfAbsent(session.buffers().uri(problem.file()), key -> new ArrayList<>())
                    .add(problem);
        }
        Set<String> files;
        synchronized (published) {
            files = new HashSet<>(published.keySet());
        }
        files.addAll(byFile.keySet());
        files.forEach(uri -> publish(uri, byFile.getOrDefault(uri, List.of())));
    }

    private void publish(String uri, List<EditorProblem> problems) {
        synchronized (published) {
            published.put(uri, List.copyOf(problems));
        }
        session.client()
                .publishDiagnostics(new PublishDiagnosticsParams(
                        uri, problems.stream().map(Lsp::diagnostic).toList()));
    }
}
