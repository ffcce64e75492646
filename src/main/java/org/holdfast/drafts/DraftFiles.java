package org.holdfast.drafts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.drafts.DraftHistoryEntry.Kind;
import org.holdfast.drafts.FileSave.TextField;
import org.holdfast.drafts.SaveResult.Saved;
import org.holdfast.drafts.SaveResult.Stale;
import org.holdfast.drafts.merge.FileMerge;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The files of drafts. A change names what its author believes to be stored; if it is something else, both are merged
 * or the author is asked. What a method returns as saved is stored durably.
 */
public final class DraftFiles {

    private static final String FILE = "file of this draft";

    private final DraftTable drafts;
    private final DraftFileTable files;
    private final DraftHistoryTable history;
    private final DraftContentTable contents;
    private final DraftSources sources;
    private final DraftWriter writer;
    private final TransactionTemplate transaction;

    DraftFiles(
            DraftTable drafts,
            DraftFileTable files,
            DraftHistoryTable history,
            DraftContentTable contents,
            DraftSources sources,
            DraftWriter writer,
            TransactionTemplate transaction) {
        this.drafts = drafts;
        this.files = files;
        this.history = history;
        this.contents = contents;
        this.sources = sources;
        this.writer = writer;
        this.transaction = transaction;
    }

    /**
     * The content of a file.
     *
     * @param by who changed it last; {@code null} if it is that of the base
     */
    public record Content(
            String path,
            String hash,
            byte[] bytes,
            @Nullable Contributor by) {}

    /** Returns the files that the draft changes, by path. */
    public List<DraftFile> changed(UUID id) {
        Draft draft = draft(id);
        BookSource base = sources.base(draft);
        return files.list(id).stream()
                .filter(row ->
                        row.hash() == null ? base.has(row.path()) : !row.hash().equals(base.fileHash(row.path())))
                .map(row -> new DraftFile(
                        row.path(), row.hash(), row.size(), change(row, base), row.revision(), row.by(), row.at()))
                .toList();
    }

    private static DraftFile.Change change(DraftFileTable.Row row, BookSource base) {
        if (row.hash() == null) {
            return DraftFile.Change.DELETED;
        }
        return base.has(row.path()) ? DraftFile.Change.CHANGED : DraftFile.Change.NEW;
    }

    /**
     * Returns a file as the draft has it: changed, or that of the base.
     *
     * @throws NotFound if there is no such draft, or no such file in it
     */
    public Content read(UUID id, String path) {
        Draft draft = draft(id);
        String hash = writer.stored(draft, path);
        byte[] bytes = hash == null ? null : writer.content(draft, path, hash);
        if (hash == null || bytes == null) {
            throw new NotFound(FILE, path);
        }
        return new Content(
                path,
                hash,
                bytes,
                files.find(id, path).map(DraftFileTable.Row::by).orElse(null));
    }

    /** Returns a text that the file of a draft had once; empty if it is not kept any more. */
    public Optional<byte[]> find(UUID id, String path, String hash) {
        return Optional.ofNullable(writer.content(draft(id), path, hash));
    }

    /**
     * Saves a file.
     *
     * @throws NotFound if there is no such draft
     * @throws DraftConflict if it is not open, or would become too large
     * @throws InvalidInput if the path or the content exceeds a limit
     */
    public SaveResult save(UUID id, FileSave save, Contributor by) {
        return required(transaction.execute(status -> save(writer.lockOpen(id), save, by)));
    }

    /**
     * Saves several files, or none of them: if another person changed one meanwhile so that it cannot be saved, the
     * results are those of the files at fault alone.
     *
     * @throws NotFound if there is no such draft
     * @throws DraftConflict if it is not open, or would become too large
     * @throws InvalidInput if a path or a content exceeds a limit
     */
    public List<SaveResult> saveAll(UUID id, List<FileSave> saves, Contributor by) {
        return required(transaction.execute(status -> {
            Object before = status.createSavepoint();
            List<FileSave> stale = new ArrayList<>();
            List<SaveResult> results = new ArrayList<>();
            for (FileSave save : saves) {
                SaveResult result = save(writer.lockOpen(id), save, by);
                results.add(result);
                if (result instanceof Stale) {
                    stale.add(save);
                }
            }
            if (stale.isEmpty()) {
                return results;
            }
            status.rollbackToSavepoint(before);
            // Once more, because what could not be saved is set aside.
            return stale.stream()
                    .map(save -> save(writer.lockOpen(id), save, by))
                    .toList();
        }));
    }

    private SaveResult save(Draft draft, FileSave save, Contributor by) {
        String stored = writer.stored(draft, save.path());
        if (DraftWriter.hash(save.content()).equals(stored)) {
            return new Saved(draft, save.path(), stored, false);
        }
        DraftFileTable.Row row = files.find(draft.id(), save.path()).orElse(null);
        if (isOlder(save.field(), row, by)) {
            return new Saved(draft, save.path(), stored, false);
        }
        if (save.expected().matches(stored) || isSameField(save.field(), row, by)) {
            return saved(draft, save, save.content(), by, Kind.EDITED);
        }
        return save.merge() ? merge(draft, save, stored, row, by) : stale(draft, save, stored, row, by, null);
    }

    /** Returns whether the same text field has saved what is stored, so that the new text continues it. */
    private static boolean isSameField(@Nullable TextField field, DraftFileTable.@Nullable Row row, Contributor by) {
        TextField last = row == null ? null : row.field();
        return field != null
                && row != null
                && last != null
                && last.id().equals(field.id())
                && row.by().isSameAs(by);
    }

    private static boolean isOlder(@Nullable TextField field, DraftFileTable.@Nullable Row row, Contributor by) {
        TextField last = row == null ? null : row.field();
        return field != null && last != null && isSameField(field, row, by) && field.save() <= last.save();
    }

    private SaveResult merge(
            Draft draft, FileSave save, @Nullable String stored, DraftFileTable.@Nullable Row row, Contributor by) {
        String expected = save.expected().hash();
        byte[] base = expected == null ? null : writer.content(draft, save.path(), expected);
        FileMerge merge = FileMerge.of(
                save.path(), base, save.content(), stored == null ? null : writer.content(draft, save.path(), stored));
        byte[] merged = merge.conflicts().isEmpty() ? merge.content(Map.of()) : null;
        return merged == null
                ? stale(draft, save, stored, row, by, merge)
                : saved(draft, save, merged, by, Kind.MERGED);
    }

    private SaveResult saved(Draft draft, FileSave save, byte[] content, Contributor by, Kind kind) {
        Draft next = writer.write(draft, save.path(), content, by, kind, save.field());
        return new Saved(next, save.path(), DraftWriter.hash(content), kind == Kind.MERGED);
    }

    private SaveResult stale(
            Draft draft,
            FileSave save,
            @Nullable String stored,
            DraftFileTable.@Nullable Row row,
            Contributor by,
            @Nullable FileMerge merge) {
        byte[] content = writer.content(draft, save.path());
        return new Stale(
                draft,
                save.path(),
                stored,
                content == null ? new byte[0] : content,
                row == null ? null : row.by(),
                merge == null ? List.of() : merge.conflicts(),
                writer.setAside(draft, save.path(), save.content(), by));
    }

    /**
     * Deletes a file. It can be brought back with {@link #revert} or {@link #restore}.
     *
     * @throws NotFound if there is no such draft or file
     */
    public SaveResult delete(UUID id, String path, ExpectedFile expected, Contributor by) {
        return required(transaction.execute(status -> delete(writer.lockOpen(id), path, expected, by)));
    }

    private SaveResult delete(Draft draft, String path, ExpectedFile expected, Contributor by) {
        String stored = writer.stored(draft, path);
        byte[] content = writer.content(draft, path);
        if (stored == null || content == null) {
            throw new NotFound(FILE, path);
        }
        if (!expected.matches(stored)) {
            Contributor last =
                    files.find(draft.id(), path).map(DraftFileTable.Row::by).orElse(null);
            return new Stale(draft, path, stored, content, last, List.of(), 0);
        }
        return new Saved(writer.write(draft, path, null, by, Kind.DELETED, null), path, null, false);
    }

    /** Makes a file that of the base again. What the draft had is in its history. */
    public Saved revert(UUID id, String path, Contributor by) {
        return required(transaction.execute(status -> {
            Draft draft = writer.lockOpen(id);
            if (files.find(id, path).isEmpty()) {
                throw new NotFound("changed " + FILE, path);
            }
            BookSource base = sources.base(draft);
            byte[] content = base.has(path) ? base.bytes(path) : null;
            Draft next = writer.write(draft, path, content, by, Kind.REVERTED, null);
            return new Saved(next, path, content == null ? null : DraftWriter.hash(content), false);
        }));
    }

    /**
     * Gives a file another path.
     *
     * @throws InvalidInput if there is a file already, or the path is not possible
     */
    public SaveResult move(UUID id, String from, String to, ExpectedFile expected, Contributor by) {
        return required(transaction.execute(status -> {
            Draft draft = writer.lockOpen(id);
            byte[] content = writer.content(draft, from);
            SaveResult deleted = delete(draft, from, expected, by);
            if (!(deleted instanceof Saved saved) || content == null) {
                return deleted;
            }
            if (writer.stored(saved.draft(), to) != null) {
                throw new InvalidInput("to", "is the path of another file of the draft");
            }
            Draft next = writer.write(saved.draft(), to, content, by, Kind.EDITED, null);
            return new Saved(next, to, DraftWriter.hash(content), false);
        }));
    }

    /** Makes a file what it was at an entry of the history, also one that was set aside. */
    public Saved restore(UUID id, int entry, Contributor by) {
        return required(transaction.execute(status -> {
            Draft draft = writer.lockOpen(id);
            DraftHistoryEntry wanted = entry(id, entry);
            String path = wanted.path();
            if (path == null) {
                throw new InvalidInput("entry", "concerns no file; expected is an entry of a file");
            }
            byte[] content = wanted.hash() == null ? null : readAt(id, entry).bytes();
            Draft next = writer.write(draft, path, content, by, Kind.RESTORED, null);
            return new Saved(next, path, content == null ? null : wanted.hash(), false);
        }));
    }

    /**
     * Returns a file as it was at an entry of the history.
     *
     * @throws NotFound if there is no such entry, or the file did not exist then
     */
    public Content readAt(UUID id, int entry) {
        DraftHistoryEntry wanted = entry(id, entry);
        String path = wanted.path();
        String hash = wanted.hash();
        if (path == null || hash == null) {
            throw new NotFound("file at this entry of the history", String.valueOf(entry));
        }
        byte[] bytes = contents.find(id, hash)
                .orElseThrow(() -> new NotFound("text at this entry of the history", String.valueOf(entry)));
        return new Content(path, hash, bytes, wanted.by());
    }

    /**
     * Returns the history of a draft, the latest entry first.
     *
     * @param path only entries of this file; {@code null} for all
     * @param before only entries with a smaller number; {@code null} for the first page
     */
    public List<DraftHistoryEntry> history(UUID id, @Nullable String path, @Nullable Integer before, int size) {
        draft(id);
        return history.page(id, path, before, size);
    }

    private DraftHistoryEntry entry(UUID id, int number) {
        draft(id);
        return history.find(id, number)
                .orElseThrow(() -> new NotFound("entry in the history of this draft", String.valueOf(number)));
    }

    private Draft draft(UUID id) {
        return drafts.find(id).orElseThrow(() -> new NotFound("draft", id.toString()));
    }

    private static <T> T required(@Nullable T result) {
        return Objects.requireNonNull(result);
    }
}
