package org.holdfast.console.workshop;

import java.util.List;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.console.frame.Frame;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.FileSave.TextField;
import org.holdfast.drafts.SaveResult;
import org.holdfast.drafts.SaveResult.Saved;
import org.holdfast.drafts.SaveResult.Stale;
import org.holdfast.editor.checking.EditorProblem;
import org.holdfast.editor.completion.Completions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the editor asks for while a person types: to save, to complete, and to check. */
@Controller
class EditorCalls {

    private final WorkshopFiles files;
    private final WorkshopChecks checks;
    private final DraftFiles drafts;

    EditorCalls(WorkshopFiles files, WorkshopChecks checks, DraftFiles drafts) {
        this.files = files;
        this.checks = checks;
        this.drafts = drafts;
    }

    /**
     * A text to be saved.
     *
     * @param expected hash of the text that is stored, as the editor knows it; empty if there is no such file
     * @param merge {@code false} to replace what another has stored
     * @param editor random id of the editor, for as long as the page is open
     * @param save number of the save, increasing
     */
    record SaveRequest(String path, String text, String expected, boolean merge, String editor, long save) {

        WorkshopFiles.Edited edited() {
            return new WorkshopFiles.Edited(
                    path, text, expected.isEmpty() ? null : expected, merge, new TextField(editor, save));
        }
    }

    /**
     * What is stored now.
     *
     * @param text the stored text if it is not the one that was sent; {@code null} otherwise
     * @param by who stored it; {@code null} if it was the sender
     * @param kept number of the entry of the history that keeps the text that was sent, if both can be compared
     * @param files number of files that the draft changes
     */
    record SaveAnswer(
            @Nullable String hash,
            @Nullable String text,
            @Nullable String by,
            @Nullable Integer kept,
            int files) {}

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/edit/save")
    @ResponseBody
    ResponseEntity<SaveAnswer> save(@PathVariable UUID draft, @RequestBody SaveRequest request, Caller caller) {
        SaveResult result = files.save(draft, request.edited(), Contributor.of(caller));
        int changed = drafts.changed(draft).size();
        if (result instanceof Stale stale) {
            String text = FileText.of("", stale.content()).text();
            String by = stale.by() == null ? null : stale.by().name();
            return ResponseEntity.status(HttpStatus.CONFLICT)
                    .body(new SaveAnswer(
                            stale.hash(),
                            text == null ? "" : text,
                            by,
                            stale.conflicts().isEmpty() ? null : stale.kept(),
                            changed));
        }
        Saved saved = (Saved) result;
        String text = saved.merged() ? files.read(draft, request.path).text() : null;
        return ResponseEntity.ok(new SaveAnswer(saved.hash(), text, null, null, changed));
    }

    /** A text that may not be saved yet. */
    record TextRequest(String path, String text, int offset) {}

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/edit/completions")
    @ResponseBody
    Completions completions(
            @PathVariable UUID draft,
            @RequestBody TextRequest request,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame) {
        return checks.complete(draft, request.path, request.text, request.offset, frame.language());
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/edit/problems")
    @ResponseBody
    List<EditorProblem> problems(
            @PathVariable UUID draft,
            @RequestBody TextRequest request,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame) {
        return checks.problems(draft, request.path, request.text, frame.language());
    }

    /** The examples of the file as a part of the page. */
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/edit/examples/fragment")
    String examples(
            @PathVariable UUID draft,
            @RequestBody TextRequest request,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Model model) {
        checks.showExamples(draft, request.path, request.text, frame.language(), model);
        return "console/workshop/checks :: examples";
    }

    /** The check of the whole book, with what is stored, as a part of the page. */
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/edit/book/fragment")
    String book(@PathVariable UUID draft, @RequestAttribute(Frame.ATTRIBUTE) Frame frame, Model model) {
        checks.showBook(draft, frame.language(), model);
        return "console/workshop/checks :: book";
    }
}
