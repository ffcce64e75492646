package org.holdfast.console.changes;

import java.util.UUID;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.audit.Actor;
import org.holdfast.console.frame.Reader;
import org.holdfast.console.signin.ConfirmedSignIn;
import org.holdfast.drafts.review.DraftPublishing;
import org.holdfast.drafts.review.PublicationSchedule;
import org.holdfast.drafts.review.PublicationSchedule.Moment;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Makes a change live from its page: now, later, or in an emergency. */
@Controller
class PublishController {

    private final DraftPublishing publishing;
    private final PublicationSchedule schedule;
    private final StepAnswers answers;

    PublishController(DraftPublishing publishing, PublicationSchedule schedule, StepAnswers answers) {
        this.publishing = publishing;
        this.schedule = schedule;
        this.answers = answers;
    }

    @AllowedRoles(Role.APPROVER)
    @PostMapping("/changes/{draft}/publication")
    String publish(@PathVariable UUID draft, @ModelAttribute("form") StepForm form, Actor actor, Reader reader) {
        return answers.take(
                draft,
                "publish",
                form,
                reader,
                () -> StepProblem.of(publishing
                        .publish(draft, form.seen(), form.note(), actor)
                        .result()));
    }

    @ConfirmedSignIn
    @AllowedRoles(Role.ADMIN)
    @PostMapping("/changes/{draft}/emergency")
    String emergency(@PathVariable UUID draft, @ModelAttribute("form") StepForm form, Actor actor, Reader reader) {
        return answers.take(
                draft,
                "emergency",
                form,
                reader,
                () -> StepProblem.of(publishing
                        .publishInEmergency(draft, form.seen(), form.reason(), reader.caller(), actor)
                        .result()));
    }

    @AllowedRoles(Role.APPROVER)
    @PostMapping("/changes/{draft}/schedule")
    String schedule(@PathVariable UUID draft, @ModelAttribute("form") StepForm form, Actor actor, Reader reader) {
        return answers.take(draft, "schedule", form, reader, () -> {
            schedule.schedule(draft, Moment.parse(form.at(), form.timeZone()), form.note(), reader.caller(), actor);
            return null;
        });
    }

    @AllowedRoles(Role.APPROVER)
    @PostMapping("/changes/{draft}/schedule/cancel")
    String cancel(@PathVariable UUID draft, @ModelAttribute("form") StepForm form, Actor actor, Reader reader) {
        return answers.take(draft, "cancel", form, reader, () -> {
            schedule.cancel(draft, actor);
            return null;
        });
    }
}
