package org.holdfast.api.drafts;

import java.time.Instant;
import java.util.List;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.DraftFile;
import org.holdfast.drafts.presence.Presence;
import org.jspecify.annotations.Nullable;

/**
 * A draft.
 *
 * @param base number of the publication that it changes
 * @param author name of who opened it
 * @param revision increases with every change
 * @param endedAt when it was discarded or published; absent while it is open
 * @param publishedAs number of the publication that it became
 */
record DraftAnswer(
        String id,
        String title,
        int base,
        String author,
        Draft.State state,
        int revision,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant endedAt,
        @Nullable Integer publishedAs) {

    static DraftAnswer of(Draft draft) {
        return new DraftAnswer(
                draft.id().toString(),
                draft.title(),
                draft.base(),
                draft.author().name(),
                draft.state(),
                draft.revision(),
                draft.createdAt(),
                draft.updatedAt(),
                draft.endedAt(),
                draft.publishedAs());
    }

    /**
     * A draft with its files.
     *
     * @param contributors names of all who have written in it
     * @param files the files that it changes
     * @param present who has files of it open
     */
    record Details(
            DraftAnswer draft, List<String> contributors, List<ChangedFile> files, List<PresentAnswer> present) {}

    /** @param hash its ETag; absent if the draft deletes the file */
    record ChangedFile(
            String path, DraftFile.Change change, @Nullable String hash, int size, String by, Instant at) {

        static ChangedFile of(DraftFile file) {
            return new ChangedFile(
                    file.path(),
                    file.change(),
                    file.hash(),
                    file.size(),
                    file.by().name(),
                    file.at());
        }
    }

    /** @param rule the rule that they are in; absent if it is not known */
    record PresentAnswer(String by, String path, @Nullable String rule, Instant at) {

        static PresentAnswer of(Presence present) {
            return new PresentAnswer(
                    present.by().name(),
                    present.path(),
                    present.rule().isEmpty() ? null : present.rule(),
                    present.at());
        }
    }
}
