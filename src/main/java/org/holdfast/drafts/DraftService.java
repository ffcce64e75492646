package org.holdfast.drafts;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditEvent.TargetKind;
import org.holdfast.audit.AuditTrail;
import org.holdfast.drafts.DraftConflict.Reason;
import org.holdfast.drafts.DraftHistoryEntry.Kind;
import org.holdfast.drafts.merge.BookMerge;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.rules.files.BookChanges;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** The life of drafts: opened, renamed, discarded, reopened, published; and the rule books that they make. */
public final class DraftService {

    private final DraftTable drafts;
    private final DraftFileTable files;
    private final DraftContentTable contents;
    private final DraftHistoryTable history;
    private final DraftSources sources;
    private final DraftWriter writer;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;

    DraftService(
            DraftTable drafts,
            DraftFileTable files,
            DraftContentTable contents,
            DraftHistoryTable history,
            DraftSources sources,
            DraftWriter writer,
            AuditTrail trail,
            TransactionTemplate transaction) {
        this.drafts = drafts;
        this.files = files;
        this.contents = contents;
        this.history = history;
        this.sources = sources;
        this.writer = writer;
        this.trail = trail;
        this.transaction = transaction;
    }

    /**
     * Opens an empty draft on the live rule book.
     *
     * @throws InvalidInput if the title is empty or too long
     * @throws DraftConflict if there are too many open drafts
     */
    public Draft open(String title, Contributor by, Actor actor) {
        return open(title, null, by, actor);
    }

    /**
     * Opens a draft that makes the live rule book contain exactly these files, such as those of the rules folder.
     *
     * @throws InvalidInput if the title is empty or too long
     * @throws DraftConflict if there are too many open drafts, or the draft would be too large
     */
    public Draft openWith(String title, BookSource wanted, Contributor by, Actor actor) {
        wanted.checkPaths();
        return open(title, wanted, by, actor);
    }

    private Draft open(String title, @Nullable BookSource wanted, Contributor by, Actor actor) {
        String checked = DraftLimits.title(title);
        return Objects.requireNonNull(transaction.execute(status -> {
            Draft draft = insert(checked, by);
            Draft filled = wanted == null ? draft : fill(draft, wanted, by);
            record(AuditAction.DRAFT_OPENED, filled, actor);
            return filled;
        }));
    }

    private Draft insert(String title, Contributor by) {
        drafts.lockList();
        if (drafts.countOpen() >= DraftLimits.MAX_OPEN || drafts.countOpen(by) >= DraftLimits.MAX_OPEN_EACH) {
            throw new DraftConflict(
                    Reason.TOO_MANY_DRAFTS,
                    "There may be " + DraftLimits.MAX_OPEN_EACH + " open drafts of one person and "
                            + DraftLimits.MAX_OPEN
                            + " in all. Maybe discard those that are not needed any more; they can be reopened.");
        }
        Draft draft = new Draft(
                UUID.randomUUID(),
                title,
                sources.live(),
                by,
                Draft.State.OPEN,
                1,
                writer.now(),
                writer.now(),
                null,
                null);
        drafts.insert(draft);
        drafts.addContributor(draft.id(), by, draft.createdAt());
        history.add(draft.id(), Kind.OPENED, null, null, by, draft.createdAt());
        return draft;
    }

    private Draft fill(Draft empty, BookSource wanted, Contributor by) {
        Draft draft = empty;
        BookChanges changes = BookChanges.between(sources.base(empty), wanted);
        // Deletions first: a file may be replaced by one whose path differs only in case.
        for (boolean gone : List.of(true, false)) {
            for (BookChanges.FileChange change : changes.files()) {
                if ((change.how() == BookChanges.How.GONE) == gone) {
                    byte[] content = gone ? null : wanted.bytes(change.path());
                    draft = writer.write(draft, change.path(), content, by, Kind.EDITED, null);
                }
            }
        }
        return draft;
    }

    /** @throws NotFound if there is no such draft */
    public Draft find(UUID id) {
        return drafts.find(id).orElseThrow(() -> new NotFound("draft", id.toString()));
    }

    /**
     * Returns a page of drafts, the latest opened first.
     *
     * @param state only drafts in this state; {@code null} for all
     * @param after the last draft of the previous page; {@code null} for the first page
     */
    public List<Draft> page(Draft.@Nullable State state, @Nullable Draft after, int size) {
        return drafts.page(state, after, size);
    }

    /** Returns the open drafts that change a file, the latest changed first. */
    public List<Draft> changing(String path, int size) {
        return drafts.changing(path, size);
    }

    /**
     * Returns all who have opened, written, merged or restored something in a draft, the first one first. One person is
     * in it more than once if their name has changed.
     */
    public List<Contributor> contributors(UUID id) {
        return drafts.contributors(find(id).id());
    }

    /**
     * Finds an open draft and locks it against changes until the transaction of the caller ends.
     *
     * @throws DraftConflict if the draft is not open
     */
    public Draft lock(UUID id) {
        return writer.lockOpen(id);
    }

    /** @throws DraftConflict if the draft is not open */
    public Draft rename(UUID id, String title, Contributor by) {
        String checked = DraftLimits.title(title);
        return change(
                writer::lockOpen,
                id,
                Kind.RENAMED,
                by,
                draft -> new Changed(checked, draft.base(), Draft.State.OPEN, null));
    }

    /** Discards a draft. It can be reopened for {@link DraftLimits#KEPT}. */
    public Draft discard(UUID id, Contributor by, Actor actor) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Draft draft = change(
                    writer::lockOpen,
                    id,
                    Kind.DISCARDED,
                    by,
                    before -> new Changed(before.title(), before.base(), Draft.State.DISCARDED, null));
            record(AuditAction.DRAFT_DISCARDED, draft, actor);
            return draft;
        }));
    }

    /** @throws DraftConflict if the draft was not discarded */
    public Draft reopen(UUID id, Contributor by, Actor actor) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Draft draft = change(
                    this::lockDiscarded,
                    id,
                    Kind.REOPENED,
                    by,
                    before -> new Changed(before.title(), before.base(), Draft.State.OPEN, null));
            record(AuditAction.DRAFT_REOPENED, draft, actor);
            return draft;
        }));
    }

    /** Closes a draft that has become a publication. */
    public Draft markPublished(UUID id, int publication, Contributor by) {
        return change(
                writer::lockOpen,
                id,
                Kind.PUBLISHED,
                by,
                before -> new Changed(before.title(), before.base(), Draft.State.PUBLISHED, publication));
    }

    /** Deletes for good what was discarded, and texts that were overwritten, too long ago to be wanted. */
    void deleteExpired() {
        transaction.executeWithoutResult(
                status -> drafts.deleteDiscarded(writer.now().minus(DraftLimits.KEPT)));
        contents.deleteUnused(writer.now().minus(DraftLimits.MERGEABLE));
    }

    private Draft lockDiscarded(UUID id) {
        Draft draft = drafts.lock(id).orElseThrow(() -> new NotFound("draft", id.toString()));
        if (draft.state() != Draft.State.DISCARDED) {
            throw new DraftConflict(
                    Reason.NOT_REOPENABLE, "The draft is " + draft.state() + "; only a discarded one can be reopened.");
        }
        return draft;
    }

    private record Changed(
            String title,
            int base,
            Draft.State state,
            @Nullable Integer publishedAs) {}

    private Draft change(
            Function<UUID, Draft> lock, UUID id, Kind kind, Contributor by, Function<Draft, Changed> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Draft next = writer.next(lock.apply(id));
            Changed to = change.apply(next);
            Draft changed = new Draft(
                    id,
                    to.title(),
                    to.base(),
                    next.author(),
                    to.state(),
                    next.revision(),
                    next.createdAt(),
                    next.updatedAt(),
                    to.state() == Draft.State.OPEN ? null : next.updatedAt(),
                    to.publishedAs());
            drafts.update(changed);
            history.add(id, kind, null, null, by, next.updatedAt());
            return changed;
        }));
    }

    /** Free text, such as the title, stays out of the audit trail. */
    private void record(AuditAction action, Draft draft, Actor actor) {
        trail.append(new AuditEvent(
                actor, action, new Target(TargetKind.DRAFT, draft.id().toString()), Map.of("base", draft.base())));
    }

    /**
     * Returns the base of a draft with its changes: the text that its authors see, in which lines are where they are in
     * the editor.
     */
    public BookSource workingSource(UUID id) {
        return sources.working(find(id));
    }

    /** Returns the rule book that would go live, or why there is none. */
    public DraftPreview preview(UUID id) {
        Draft draft = find(id);
        int live = sources.live();
        BookSource working = sources.working(draft);
        if (draft.base() == live) {
            return new DraftPreview(draft, live, working, List.of());
        }
        BookMerge merge = merge(draft, working, live);
        return merge.conflicts().isEmpty()
                ? new DraftPreview(draft, live, merge.onto(merge.contents(Map.of())), List.of())
                : new DraftPreview(draft, live, null, merge.conflicts());
    }

    BookMerge merge(Draft draft, BookSource working, int live) {
        List<String> changed =
                files.list(draft.id()).stream().map(DraftFileTable.Row::path).toList();
        return new BookMerge(sources.base(draft), working, changed, sources.published(live));
    }

    /**
     * Returns the whole rule book that would go live.
     *
     * @throws DraftConflict if the draft contradicts what went live since its base
     */
    public BookSource source(UUID id) {
        BookSource source = preview(id).source();
        if (source == null) {
            throw new DraftConflict(
                    Reason.UNRESOLVED,
                    "The draft and the live rule book have changed the same text. Update the draft first.");
        }
        return source;
    }
}
