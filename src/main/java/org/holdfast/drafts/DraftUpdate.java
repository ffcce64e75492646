package org.holdfast.drafts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.holdfast.drafts.DraftConflict.Reason;
import org.holdfast.drafts.DraftHistoryEntry.Kind;
import org.holdfast.drafts.merge.BookMerge;
import org.holdfast.drafts.merge.MergeConflict;
import org.holdfast.drafts.merge.Resolution;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Updates drafts onto the live rule book. */
public final class DraftUpdate {

    private final DraftTable drafts;
    private final DraftFileTable files;
    private final DraftHistoryTable history;
    private final DraftService service;
    private final DraftSources sources;
    private final DraftWriter writer;
    private final TransactionTemplate transaction;

    DraftUpdate(
            DraftTable drafts,
            DraftFileTable files,
            DraftHistoryTable history,
            DraftService service,
            DraftSources sources,
            DraftWriter writer,
            TransactionTemplate transaction) {
        this.drafts = drafts;
        this.files = files;
        this.history = history;
        this.service = service;
        this.sources = sources;
        this.writer = writer;
        this.transaction = transaction;
    }

    /** The result of an update. */
    public sealed interface Result {}

    /** The live rule book is the base of the draft now. */
    public record Updated(Draft draft) implements Result {}

    /** Nothing was changed, because these conflicts are not resolved. */
    public record Conflicting(Draft draft, int live, List<MergeConflict> conflicts) implements Result {}

    /**
     * How a conflict is resolved.
     *
     * @param part as in {@link MergeConflict}
     */
    public record Resolved(String path, String part, Resolution resolution) {}

    /**
     * Merges the changes of a draft onto the live rule book, which becomes its base.
     *
     * @param live number of the publication that the resolutions refer to; {@code null} without resolutions
     * @throws DraftConflict if the draft is not open, or another rule book went live than the one referred to
     */
    public Result update(UUID id, @Nullable Integer live, List<Resolved> resolutions, Contributor by) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Draft draft = writer.lockOpen(id);
            int current = sources.live();
            if (live != null && live != current) {
                throw new DraftConflict(
                        Reason.LIVE_CHANGED,
                        "Rule book " + current + " went live meanwhile. Look at the conflicts with it, then update.");
            }
            return draft.base() == current ? new Updated(draft) : merge(draft, current, resolutions, by);
        }));
    }

    private Result merge(Draft draft, int live, List<Resolved> resolutions, Contributor by) {
        BookMerge merge = service.merge(draft, sources.working(draft), live);
        Map<String, Map<String, Resolution>> byPath = new HashMap<>();
        resolutions.forEach(each ->
                byPath.computeIfAbsent(each.path(), path -> new HashMap<>()).put(each.part(), each.resolution()));
        List<MergeConflict> open = merge.conflicts().stream()
                .filter(each -> !byPath.getOrDefault(each.path(), Map.of()).containsKey(each.part()))
                .toList();
        if (!open.isEmpty()) {
            return new Conflicting(draft, live, open);
        }
        Set<String> decided = new HashSet<>();
        merge.conflicts().forEach(each -> decided.add(each.path()));
        return rebase(draft, live, merge.contents(byPath), decided, by);
    }

    /** @param decided paths of the files in which {@code by} decided what to take, and so is an author of the text */
    private Updated rebase(
            Draft draft, int live, Map<String, byte @Nullable []> contents, Set<String> decided, Contributor by) {
        Draft rebased = writer.next(draft).onto(live);
        drafts.update(rebased);
        history.add(draft.id(), Kind.UPDATED, null, null, by, rebased.updatedAt());
        Draft result = rebased;
        for (Map.Entry<String, byte @Nullable []> file : contents.entrySet()) {
            String path = file.getKey();
            Contributor author = decided.contains(path) ? by : lastAuthor(draft, path, by);
            result = writer.write(result, path, file.getValue(), author, Kind.UPDATED, null);
        }
        return new Updated(result);
    }

    private Contributor lastAuthor(Draft draft, String path, Contributor otherwise) {
        return files.find(draft.id(), path).map(DraftFileTable.Row::by).orElse(otherwise);
    }
}
