package org.holdfast.console.changes;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.console.frame.Reader;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.comments.LineComment;
import org.holdfast.drafts.comments.LineComments;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes comments on lines of a change, and answers to them. */
@Controller
class CommentController {

    private static final String STEP = "comment";

    private final LineComments comments;
    private final StepAnswers answers;

    CommentController(LineComments comments, StepAnswers answers) {
        this.comments = comments;
        this.answers = answers;
    }

    /** Returns the row with the form for a line, which the page inserts below it. */
    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/changes/{draft}/comments/form")
    String form(@PathVariable UUID draft, @ModelAttribute("comment") CommentForm form, Model model) {
        model.addAttribute("draftId", draft.toString());
        return "console/changes/comments :: form-row(draft=${draftId},form=${comment},columns=4)";
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/comments")
    String add(@PathVariable UUID draft, @ModelAttribute("comment") CommentForm form, Reader reader) {
        return answer(draft, reader, () -> {
            String seen = form.lineText().isEmpty() ? null : form.lineText();
            LineComments.Line line = new LineComments.Line(form.path(), form.line(), seen);
            return comments.add(draft, line, form.text(), Contributor.of(reader.caller()));
        });
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/comments/{number}/replies")
    String reply(
            @PathVariable UUID draft,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String text,
            Reader reader) {
        reader.model().addAttribute("comment", new CommentForm("", 0, "", number, text));
        return answer(draft, reader, () -> comments.reply(draft, number, text, Contributor.of(reader.caller())));
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/comments/{number}/resolve")
    String resolve(@PathVariable UUID draft, @PathVariable int number, Reader reader) {
        return answer(draft, reader, () -> comments.resolve(draft, number, Contributor.of(reader.caller())));
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/comments/{number}/reopen")
    String reopen(@PathVariable UUID draft, @PathVariable int number, Reader reader) {
        return answer(draft, reader, () -> comments.reopen(draft, number));
    }

    private String answer(UUID draft, Reader reader, Supplier<LineComment> act) {
        try {
            LineComment comment = act.get();
            int thread = Objects.requireNonNullElse(comment.replyTo(), comment.number());
            return "redirect:/changes/" + draft + "#comment-" + thread;
        } catch (RuntimeException e) {
            return answers.refuse(draft, STEP, StepProblem.of(e, STEP), reader);
        }
    }
}
