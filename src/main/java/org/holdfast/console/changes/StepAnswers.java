package org.holdfast.console.changes;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.function.Supplier;
import org.holdfast.access.Caller;
import org.holdfast.console.frame.Frame;
import org.holdfast.drafts.DraftService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.ui.Model;

/** Takes steps with changes, and shows the change again: as it is then, or with what was typed and what was wrong. */
@Service
class StepAnswers {

    private final DraftService drafts;
    private final ChangeModel page;

    StepAnswers(DraftService drafts, ChangeModel page) {
        this.drafts = drafts;
        this.page = page;
    }

    /** The reader of a page, and what is needed to show it. */
    record Reader(Frame frame, Caller caller, Model model, HttpServletResponse response) {}

    /**
     * Takes a step if the page showed the draft as it is now.
     *
     * @param step name of the step, at which a problem is shown
     * @param act returns {@code null} if it succeeded
     */
    String take(UUID id, String step, StepForm form, Reader reader, Supplier<@Nullable StepProblem> act) {
        StepProblem problem;
        try {
            problem = form.isOf(drafts.find(id)) ? act.get() : StepProblem.of("draft-changed");
        } catch (RuntimeException e) {
            problem = StepProblem.of(e, step);
        }
        if (problem == null) {
            return "redirect:/changes/" + id;
        }
        reader.response.setStatus(
                problem.field().isEmpty() ? HttpStatus.CONFLICT.value() : HttpStatus.BAD_REQUEST.value());
        reader.model.addAttribute("form", form);
        reader.model.addAttribute("problemStep", step);
        reader.model.addAttribute("problem", problem);
        return page.show(id, null, reader.frame, reader.caller, reader.model);
    }
}
