package org.holdfast.drafts.conflicts;

import java.util.List;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.merge.MergeConflict;
import org.jspecify.annotations.Nullable;

/**
 * A text that could not be saved, because another person saved the same file meanwhile.
 *
 * @param stored hash of what is stored now; {@code null} if the file does not exist any more
 * @param by name of who stored it; {@code null} if it is the text of the base
 * @param conflicts where both contradict each other; empty if they do not any more
 */
public record TextConflict(
        Draft draft,
        String path,
        @Nullable String stored,
        @Nullable String by,
        List<MergeConflict> conflicts) {}
