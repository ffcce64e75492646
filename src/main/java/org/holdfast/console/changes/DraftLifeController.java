package org.holdfast.console.changes;

import java.util.List;
import java.util.UUID;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.audit.Actor;
import org.holdfast.console.frame.Reader;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.DraftUpdate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Discards and reopens a draft from its page, and updates it onto what went live meanwhile. */
@Controller
class DraftLifeController {

    private final DraftService drafts;
    private final DraftUpdate updates;
    private final StepAnswers answers;

    DraftLifeController(DraftService drafts, DraftUpdate updates, StepAnswers answers) {
        this.drafts = drafts;
        this.updates = updates;
        this.answers = answers;
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/discard")
    String discard(@PathVariable UUID draft, @ModelAttribute("form") StepForm form, Actor actor, Reader reader) {
        return answers.take(draft, "discard", form, reader, () -> {
            drafts.discard(draft, Contributor.of(reader.caller()), actor);
            return null;
        });
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/reopen")
    String reopen(@PathVariable UUID draft, @ModelAttribute("form") StepForm form, Actor actor, Reader reader) {
        return answers.take(draft, "reopen", form, reader, () -> {
            drafts.reopen(draft, Contributor.of(reader.caller()), actor);
            return null;
        });
    }

    /** Updates a change that fits together with what is live; if it does not, its reader chooses on another page. */
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/update")
    String update(
            @PathVariable UUID draft, @RequestParam int live, @ModelAttribute("form") StepForm form, Reader reader) {
        return answers.take(draft, "update", form, reader, () -> {
            DraftUpdate.Result result = updates.update(draft, live, List.of(), Contributor.of(reader.caller()));
            return result instanceof DraftUpdate.Conflicting ? StepProblem.of("conflicts") : null;
        });
    }
}
