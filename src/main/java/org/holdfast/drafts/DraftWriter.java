package org.holdfast.drafts;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.drafts.DraftConflict.Reason;
import org.holdfast.drafts.DraftHistoryEntry.Kind;
import org.holdfast.drafts.FileSave.TextField;
import org.holdfast.drafts.merge.BookMerge;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.BookUnreadable;
import org.jspecify.annotations.Nullable;

/** Writes files of a locked draft, with its history and its limits. Call it within a transaction. */
final class DraftWriter {

    private final DraftTable drafts;
    private final DraftFileTable files;
    private final DraftContentTable contents;
    private final DraftHistoryTable history;
    private final DraftSources sources;
    private final Clock clock;

    DraftWriter(
            DraftTable drafts,
            DraftFileTable files,
            DraftContentTable contents,
            DraftHistoryTable history,
            DraftSources sources,
            Clock clock) {
        this.drafts = drafts;
        this.files = files;
        this.contents = contents;
        this.history = history;
        this.sources = sources;
        this.clock = clock;
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform supports SHA-256", e);
        }
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Locks a draft for a change; it must be open. */
    Draft lockOpen(UUID id) {
        Draft draft = drafts.lock(id).orElseThrow(() -> new NotFound("draft", id.toString()));
        if (!draft.isOpen()) {
            throw new DraftConflict(
                    Reason.DRAFT_CLOSED,
                    "The draft was " + draft.state()
                            + " and cannot be changed any more. Maybe open another one"
                            + (draft.state() == Draft.State.DISCARDED ? ", or reopen it." : "."));
        }
        return draft;
    }

    /** Returns the hash of a file as the draft has it; {@code null} if there is none. */
    @Nullable
    String stored(Draft draft, String path) {
        return files.find(draft.id(), path)
                .map(row -> Optional.ofNullable(row.hash()))
                .orElseGet(() -> Optional.of(sources.base(draft).fileHash(path)).filter(hash -> !hash.isEmpty()))
                .orElse(null);
    }

    /** Returns the content of a file as the draft has it; {@code null} if there is none. */
    byte @Nullable [] content(Draft draft, String path) {
        String hash = stored(draft, path);
        return hash == null ? null : content(draft, path, hash);
    }

    /** Returns a content of a file that the draft, its base or its history has or had; {@code null} if it is gone. */
    byte @Nullable [] content(Draft draft, String path, String hash) {
        BookSource base = sources.base(draft);
        return base.fileHash(path).equals(hash)
                ? base.bytes(path)
                : contents.find(draft.id(), hash).orElse(null);
    }

    /**
     * Writes a file.
     *
     * @param content {@code null} deletes the file
     * @return the draft afterwards
     */
    Draft write(
            Draft draft, String path, byte @Nullable [] content, Contributor by, Kind kind, @Nullable TextField field) {
        BookSource base = sources.base(draft);
        String hash = content == null ? null : hash(content);
        if (content != null) {
            check(draft, path, content);
        }
        Draft next = next(draft);
        boolean asInBase = hash == null ? !base.has(path) : hash.equals(base.fileHash(path));
        if (content != null && hash != null) {
            contents.put(draft.id(), hash, content, next.updatedAt());
        }
        if (asInBase && field == null) {
            files.remove(draft.id(), path);
        } else {
            int size = content == null ? 0 : content.length;
            files.put(
                    draft.id(), new DraftFileTable.Row(path, hash, size, next.revision(), by, next.updatedAt(), field));
        }
        drafts.update(next);
        drafts.addContributor(draft.id(), by, next.updatedAt());
        history.add(draft.id(), kind, path, hash, by, next.updatedAt());
        prune(draft.id());
        return next;
    }

    /** Keeps a text in the history that is not stored as the file. Returns the number of the entry. */
    int setAside(Draft draft, String path, byte[] content, Contributor by) {
        String hash = hash(content);
        contents.put(draft.id(), hash, content, now());
        int number = history.add(draft.id(), Kind.SET_ASIDE, path, hash, by, now());
        prune(draft.id());
        return number;
    }

    /** Returns the draft with its next revision. */
    Draft next(Draft draft) {
        return new Draft(
                draft.id(),
                draft.title(),
                draft.base(),
                draft.author(),
                draft.state(),
                draft.revision() + 1,
                draft.createdAt(),
                now(),
                draft.endedAt(),
                draft.publishedAs());
    }

    private void prune(UUID draft) {
        history.keepLatest(draft, DraftLimits.MAX_HISTORY);
        int kept = DraftLimits.MAX_HISTORY;
        while (contents.storedBytes(draft) > DraftLimits.MAX_STORED_BYTES && kept > 0) {
            kept /= 2;
            history.keepLatest(draft, kept);
            contents.deleteUnused(draft);
        }
    }

    private void check(Draft draft, String path, byte[] content) {
        if (!BookSource.counts(path)) {
            throw new InvalidInput(
                    "path",
                    "is not part of a rule book; documentation (*.md), retired rules, examples and hidden files"
                            + " are kept in the rules folder only");
        }
        if (content.length > DraftLimits.MAX_FILE_BYTES) {
            throw new InvalidInput(
                    "content", "has " + content.length + " bytes; expected are at most " + DraftLimits.MAX_FILE_BYTES);
        }
        List<DraftFileTable.Row> changed = files.list(draft.id()).stream()
                .filter(row -> !row.path().equals(path))
                .toList();
        long bytes = content.length
                + changed.stream().mapToLong(DraftFileTable.Row::size).sum();
        if (changed.size() >= DraftLimits.MAX_FILES || bytes > DraftLimits.MAX_BYTES) {
            throw new DraftConflict(
                    Reason.DRAFT_TOO_LARGE,
                    "A draft changes at most " + DraftLimits.MAX_FILES + " files with " + DraftLimits.MAX_BYTES
                            + " bytes. Maybe publish it in several steps.");
        }
        if (stored(draft, path) == null) {
            checkNewPath(draft, path, content);
        }
    }

    private void checkNewPath(Draft draft, String path, byte[] content) {
        try {
            BookSource.ofBytes(Collections.singletonMap(path, content));
            BookMerge.with(sources.working(draft), Collections.singletonMap(path, content))
                    .checkPaths();
        } catch (BookUnreadable e) {
            throw new InvalidInput("path", "is refused: " + e.getMessage().replaceAll("\\.$", ""));
        }
    }
}
