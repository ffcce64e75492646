package org.holdfast.console.tables;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.holdfast.changes.table.TableChange;
import org.holdfast.changes.table.TableComparison;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.ExpectedFile;
import org.holdfast.drafts.FileSave;
import org.holdfast.drafts.SaveResult;
import org.holdfast.editor.LanguageService;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.table.TableHead;
import org.holdfast.rules.table.grid.TableDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads, checks and saves the tables of drafts. */
@Component
class TableDrafts {

    private final DraftService drafts;
    private final DraftFiles files;
    private final LanguageService language;

    TableDrafts(DraftService drafts, DraftFiles files, LanguageService language) {
        this.drafts = drafts;
        this.files = files;
        this.language = language;
    }

    /**
     * A table as it is stored.
     *
     * @param hash what is expected to be stored when it is saved
     * @param document {@code null} if it cannot be read
     * @param source the book of the draft
     */
    record Stored(
            String path,
            byte[] bytes,
            String hash,
            @Nullable TableDocument document,
            BookSource source) {

        /** Returns the table, which must be readable. */
        TableDocument readable() {
            if (document == null) {
                throw new InvalidInput("path", "is a file that cannot be read as a table; expected one without errors");
            }
            return document;
        }
    }

    /**
     * What the reader of rule books says about a table.
     *
     * @param complete whether gaps and overlaps were looked for, which needs a book without errors
     */
    record Checked(List<Problem> problems, boolean complete) {

        List<String> errors() {
            return problems.stream()
                    .filter(Problem::isError)
                    .map(problem -> problem.message() + " " + problem.hint())
                    .toList();
        }
    }

    Draft draft(UUID draft) {
        return drafts.find(draft);
    }

    /** @throws NotFound if the draft has no such table */
    Stored read(UUID draft, String path) {
        BookSource source = drafts.workingSource(draft);
        if (!TableComparison.isTable(path) || !source.has(path)) {
            throw new NotFound("table", path);
        }
        DraftFiles.Content content = files.read(draft, path);
        TableDocument document = TableDocument.read(path, content.bytes(), new Problems());
        return new Stored(path, content.bytes(), content.hash(), document, source);
    }

    /** Returns the head of the table; {@code null} if it has none. */
    static @Nullable TableHead head(Stored stored) {
        TableDocument document = stored.document();
        return document == null ? null : TableHead.of(document.rows(), Sentences.read(stored.source(), new Problems()));
    }

    /** Checks the table as it is stored. */
    Checked check(Stored stored, String reader) {
        return check(stored.source(), stored.path(), reader);
    }

    /** Checks the table with other content. */
    Checked check(Stored stored, byte[] bytes, String reader) {
        return check(with(stored, bytes), stored.path(), reader);
    }

    private Checked check(BookSource source, String path, String reader) {
        List<Problem> all = language.bookProblems(source);
        List<Problem> own = all.stream()
                .filter(problem -> problem.origin().file().equals(path))
                .map(problem -> problem.in(reader))
                .toList();
        return new Checked(own, all.stream().noneMatch(Problem::isError));
    }

    /** Returns the cells in which other content differs; empty if there is no difference in cells. */
    List<TableChange> changes(Stored stored, byte[] bytes) {
        return TableComparison.between(stored.source(), with(stored, bytes), List.of(stored.path()));
    }

    private static BookSource with(Stored stored, byte[] bytes) {
        return stored.source().with(Map.of(stored.path(), bytes));
    }

    /** Saves a table if what is stored is what the author saw. */
    SaveResult save(UUID draft, String path, byte[] bytes, String seen, Contributor by) {
        return files.save(draft, new FileSave(path, bytes, ExpectedFile.withHash(seen), false, null), by);
    }
}
