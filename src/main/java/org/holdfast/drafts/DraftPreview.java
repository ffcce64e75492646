package org.holdfast.drafts;

import java.util.List;
import org.holdfast.drafts.merge.MergeConflict;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/**
 * The whole rule book that would go live if a draft were published now.
 *
 * @param live number of the live publication that the draft was merged onto
 * @param source the rule book; {@code null} if there are conflicts
 * @param conflicts where the draft contradicts what went live since its base; they are resolved by
 *     {@link DraftUpdate#update}
 */
public record DraftPreview(Draft draft, int live, @Nullable BookSource source, List<MergeConflict> conflicts) {

    /** Returns whether nothing else went live since the draft was opened or updated. */
    public boolean isUpToDate() {
        return draft.base() == live;
    }

    /** Returns the version of the rule book, which an approval names; {@code null} if there are conflicts. */
    public @Nullable String sourceHash() {
        return source == null ? null : source.version();
    }
}
