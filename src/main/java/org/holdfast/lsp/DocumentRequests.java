package org.holdfast.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.holdfast.editor.checking.EditorProblem;
import org.holdfast.editor.completion.Completions;
import org.holdfast.editor.hover.HoverText;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.editor.text.TextRange;
import org.jspecify.annotations.Nullable;

/** Answers what an editor asks about a text. */
final class DocumentRequests implements TextDocumentService {

    private static final Pattern RULE =
            Pattern.compile("(?iu)^\\s*(?:rule|правило|regula)\\s*:?\\s*[\"“”„«]([^\"“”»]+)[\"“”»].*");

    private final Session session;
    private final ExampleRuns examples;

    DocumentRequests(Session session, ExampleRuns examples) {
        this.session = session;
        this.examples = examples;
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams params) {
        String uri = params.getTextDocument().getUri();
        session.buffers().put(uri, params.getTextDocument().getText());
        if (session.buffers().file(uri) == null) {
            session.log(uri + " is not part of a rule book: a folder with areas/ and language/");
        }
        session.diagnostics().changed(uri);
    }

    @Override
    public void didChange(DidChangeTextDocumentParams params) {
        String uri = params.getTextDocument().getUri();
        params.getContentChanges().forEach(change -> session.buffers().put(uri, change.getText()));
        session.diagnostics().changed(uri);
    }

    @Override
    public void didClose(DidCloseTextDocumentParams params) {
        session.buffers().remove(params.getTextDocument().getUri());
        session.buffers().reload();
        session.diagnostics().changed(params.getTextDocument().getUri());
    }

    @Override
    public void didSave(DidSaveTextDocumentParams params) {
        session.buffers().reload();
        session.diagnostics().changed(params.getTextDocument().getUri());
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams params) {
        return session.answer(() -> {
            OpenFile file = session.buffers().file(params.getTextDocument().getUri());
            return Either.forRight(file == null ? new CompletionList() : completion(file, params));
        });
    }

    private CompletionList completion(OpenFile file, CompletionParams params) {
        int offset = Lsp.offset(file.text(), params.getPosition());
        Completions found = session.service().complete(file, offset, session.language());
        // What is typed next may match other sentences in the middle.
        return new CompletionList(true, CompletionItems.of(found, file, offset));
    }

    @Override
    public CompletableFuture<@Nullable Hover> hover(HoverParams params) {
        return session.answer(() -> {
            OpenFile file = session.buffers().file(params.getTextDocument().getUri());
            HoverText hover =
                    file == null ? null : session.service().hover(file, Lsp.offset(file.text(), params.getPosition()));
            return hover == null ? null : new Hover(Lsp.markup(hover), Lsp.range(hover.range()));
        });
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
        Range range = params.getRange();
        List<Either<Command, CodeAction>> actions = new ArrayList<>();
        for (EditorProblem problem : session.problems(params.getTextDocument().getUri())) {
            Range at = Lsp.range(problem.range());
            if (at.getStart().getLine() <= range.getEnd().getLine()
                    && at.getEnd().getLine() >= range.getStart().getLine()) {
                problem.fixes()
                        .forEach(fix -> actions.add(Either.forRight(Lsp.action(problem, fix, session.buffers()::uri))));
            }
        }
        return CompletableFuture.completedFuture(actions);
    }

    @Override
    public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
        String uri = params.getTextDocument().getUri();
        return session.answer(() -> examples.lenses(uri));
    }

    @Override
    public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
            DocumentSymbolParams params) {
        OpenFile file = session.buffers().file(params.getTextDocument().getUri());
        List<Either<SymbolInformation, DocumentSymbol>> symbols = new ArrayList<>();
        List<String> lines = file == null || !file.isRuleText() ? List.of() : file.lines();
        for (int i = 0; i < lines.size(); i++) {
            Matcher rule = RULE.matcher(lines.get(i));
            if (rule.matches()) {
                Range line = Lsp.range(TextRange.inLine(i + 1, 1, lines.get(i).length() + 1));
                symbols.add(Either.forRight(new DocumentSymbol(rule.group(1), SymbolKind.Function, line, line)));
            }
        }
        return CompletableFuture.completedFuture(symbols);
    }
}
