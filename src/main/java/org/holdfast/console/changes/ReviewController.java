package org.holdfast.console.changes;

import java.util.UUID;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.audit.Actor;
import org.holdfast.console.frame.Reader;
import org.holdfast.drafts.review.DraftReviews;
import org.holdfast.drafts.review.DraftReviews.Remark;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Asks for reviews on the page of a change, and takes verdicts. */
@Controller
class ReviewController {

    private final DraftReviews reviews;
    private final StepAnswers answers;

    ReviewController(DraftReviews reviews, StepAnswers answers) {
        this.reviews = reviews;
        this.answers = answers;
    }

    private static Remark remark(UUID draft, StepForm form) {
        return new Remark(draft, form.seen(), form.note());
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/review")
    String ask(@PathVariable UUID draft, @ModelAttribute("form") StepForm form, Actor actor, Reader reader) {
        return answers.take(draft, "ask", form, reader, () -> {
            reviews.ask(remark(draft, form), form.person().isEmpty() ? null : form.person(), reader.caller(), actor);
            return null;
        });
    }

    @AllowedRoles(Role.APPROVER)
    @PostMapping("/changes/{draft}/approval")
    String approve(@PathVariable UUID draft, @ModelAttribute("form") StepForm form, Actor actor, Reader reader) {
        return answers.take(draft, "verdict", form, reader, () -> {
            reviews.approve(remark(draft, form), reader.caller(), actor);
            return null;
        });
    }

    @AllowedRoles(Role.APPROVER)
    @PostMapping("/changes/{draft}/changes-asked")
    String askForChanges(@PathVariable UUID draft, @ModelAttribute("form") StepForm form, Actor actor, Reader reader) {
        return answers.take(draft, "verdict", form, reader, () -> {
            reviews.askForChanges(remark(draft, form), reader.caller(), actor);
            return null;
        });
    }

    @AllowedRoles(Role.APPROVER)
    @PostMapping("/changes/{draft}/verdict/withdraw")
    String withdraw(@PathVariable UUID draft, @ModelAttribute("form") StepForm form, Actor actor, Reader reader) {
        return answers.take(draft, "verdict", form, reader, () -> {
            reviews.withdraw(draft, reader.caller(), actor);
            return null;
        });
    }
}
