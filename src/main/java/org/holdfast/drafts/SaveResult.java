package org.holdfast.drafts;

import java.util.List;
import org.holdfast.drafts.merge.MergeConflict;
import org.jspecify.annotations.Nullable;

/** The result of changing a file of a draft. */
public sealed interface SaveResult {

    /**
     * The change is stored, durably.
     *
     * @param draft the draft after the change
     * @param hash hash of the stored content; {@code null} if the file does not exist any more
     * @param merged whether the stored text also contains changes of others, so that it differs from what was sent
     */
    record Saved(Draft draft, String path, @Nullable String hash, boolean merged) implements SaveResult {}

    /**
     * Something else is stored than was expected, and both cannot be merged, or must not be. The file is unchanged; the
     * text that was sent is kept in the history of the draft.
     *
     * @param hash hash of what is stored; {@code null} if the file does not exist
     * @param content what is stored; empty if the file does not exist
     * @param by who stored it; {@code null} if it is the text of the base
     * @param conflicts where both contradict each other; empty if merging was not asked for
     * @param kept number of the entry of the history that keeps the text that was sent
     */
    record Stale(
            Draft draft,
            String path,
            @Nullable String hash,
            byte[] content,
            @Nullable Contributor by,
            List<MergeConflict> conflicts,
            int kept)
            implements SaveResult {}
}
