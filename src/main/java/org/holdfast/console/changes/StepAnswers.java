package org.holdfast.console.changes;

import java.util.UUID;
import java.util.function.Supplier;
import org.holdfast.console.frame.Reader;
import org.holdfast.drafts.DraftService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Takes steps with changes, and shows the change again: as it is then, or with what was typed and what was wrong. */
@Service
class StepAnswers {

    private final DraftService drafts;
    private final ChangeModel page;

    StepAnswers(DraftService drafts, ChangeModel page) {
        this.drafts = drafts;
        this.page = page;
    }

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
        reader.model().addAttribute("form", form);
        return refuse(id, step, problem, reader);
    }

    /** Shows the change with what was wrong. */
    String refuse(UUID id, String step, StepProblem problem, Reader reader) {
        reader.response()
                .setStatus(problem.field().isEmpty() ? HttpStatus.CONFLICT.value() : HttpStatus.BAD_REQUEST.value());
        reader.model().addAttribute("problemStep", step);
        reader.model().addAttribute("problem", problem);
        return page.show(id, null, reader.frame(), reader.caller(), reader.model());
    }
}
