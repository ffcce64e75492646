package org.holdfast.drafts.conflicts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.DraftFiles.Content;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.ExpectedFile;
import org.holdfast.drafts.FileSave;
import org.holdfast.drafts.SaveResult;
import org.holdfast.drafts.merge.FileMerge;
import org.holdfast.drafts.merge.MergeConflict;
import org.holdfast.drafts.merge.Resolution;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Compares a text that was set aside with what another person has stored, and saves what is taken of both. */
@Service
public class TextConflicts {

    private final DraftService drafts;
    private final DraftFiles files;

    TextConflicts(DraftService drafts, DraftFiles files) {
        this.drafts = drafts;
        this.files = files;
    }

    /**
     * A text that was set aside.
     *
     * @param kept number of the entry of the history that keeps it
     * @param base hash of the text that its author began with; empty if there was no such file
     */
    public record SetAside(String path, int kept, String base) {}

    /**
     * Returns where a text contradicts what is stored now.
     *
     * @throws NotFound if there is no such draft, or the text is not kept any more
     */
    public TextConflict of(UUID draft, SetAside text) {
        Optional<Content> theirs = stored(draft, text.path());
        return new TextConflict(
                drafts.find(draft),
                text.path(),
                theirs.map(Content::hash).orElse(null),
                theirs.map(Content::by).map(Contributor::name).orElse(null),
                merge(draft, text, theirs).conflicts());
    }

    /**
     * Saves the text with what is taken of both.
     *
     * @param seen hash of the stored text that was compared; {@code null} if there was none
     * @param taken what to take, by part
     * @return {@link SaveResult.Stale} if something else is stored by now; empty if a conflict is not resolved
     */
    public Optional<SaveResult> resolve(
            UUID draft, SetAside text, @Nullable String seen, Map<String, Resolution> taken, Contributor by) {
        FileMerge merge = merge(draft, text, stored(draft, text.path()));
        List<String> parts = merge.conflicts().stream().map(MergeConflict::part).toList();
        if (!taken.keySet().containsAll(parts)) {
            return Optional.empty();
        }
        byte[] content = merge.content(taken);
        ExpectedFile expected = seen == null ? ExpectedFile.absent() : ExpectedFile.withHash(seen);
        return Optional.of(
                content == null
                        ? files.delete(draft, text.path(), expected, by)
                        : files.save(draft, new FileSave(text.path(), content, expected, false, null), by));
    }

    private FileMerge merge(UUID draft, SetAside text, Optional<Content> theirs) {
        Content mine = files.readAt(draft, text.kept());
        if (!mine.path().equals(text.path())) {
            throw new InvalidInput("kept", "is not an entry about \"" + text.path() + "\"");
        }
        byte[] base = text.base().isEmpty()
                ? null
                : files.find(draft, text.path(), text.base()).orElse(null);
        return FileMerge.of(
                text.path(), base, mine.bytes(), theirs.map(Content::bytes).orElse(null));
    }

    private Optional<Content> stored(UUID draft, String path) {
        Draft found = drafts.find(draft);
        try {
            return Optional.of(files.read(found.id(), path));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }
}
