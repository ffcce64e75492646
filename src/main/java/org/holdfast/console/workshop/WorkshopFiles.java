package org.holdfast.console.workshop;

import java.util.UUID;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.ExpectedFile;
import org.holdfast.drafts.FileSave;
import org.holdfast.drafts.SaveResult;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and saves the texts of a draft for editors. */
@Component
class WorkshopFiles {

    private final DraftFiles files;

    WorkshopFiles(DraftFiles files) {
        this.files = files;
    }

    /** Returns a file, or an empty text if the draft has no such file yet. */
    FileText read(UUID draft, String path) {
        try {
            DraftFiles.Content content = files.read(draft, path);
            return FileText.of(content.hash(), content.bytes());
        } catch (NotFound e) {
            files.changed(draft);
            return FileText.NEW;
        }
    }

    /**
     * What an editor saves.
     *
     * @param expected hash of the text that its author began with; {@code null} if there was no such file
     * @param merge whether to merge it if another saved meanwhile; otherwise it takes the place of what is stored
     */
    record Edited(
            String path, String text, @Nullable String expected, boolean merge, FileSave.@Nullable TextField field) {}

    SaveResult save(UUID draft, Edited edited, Contributor by) {
        FileText stored = read(draft, edited.path);
        if (stored.text() == null) {
            throw new InvalidInput("path", "is not a text; expected is a file that can be edited as text");
        }
        ExpectedFile expected =
                edited.expected == null ? ExpectedFile.absent() : ExpectedFile.withHash(edited.expected);
        return files.save(
                draft, new FileSave(edited.path, stored.encode(edited.text), expected, edited.merge, edited.field), by);
    }
}
