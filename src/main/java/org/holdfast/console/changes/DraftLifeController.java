package org.holdfast.console.changes;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.audit.Actor;
import org.holdfast.console.changes.StepAnswers.Reader;
import org.holdfast.console.frame.Frame;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.DraftUpdate;
import org.holdfast.drafts.DraftUpdate.Resolved;
import org.holdfast.drafts.merge.Resolution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
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
    String discard(
            @PathVariable UUID draft,
            @ModelAttribute("form") StepForm form,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        return answers.take(draft, "discard", form, new Reader(frame, caller, model, response), () -> {
            drafts.discard(draft, Contributor.of(caller), actor);
            return null;
        });
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/reopen")
    String reopen(
            @PathVariable UUID draft,
            @ModelAttribute("form") StepForm form,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        return answers.take(draft, "reopen", form, new Reader(frame, caller, model, response), () -> {
            drafts.reopen(draft, Contributor.of(caller), actor);
            return null;
        });
    }

    /** @param sent the places that contradict each other, and what the reader chose for each */
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/update")
    String update(
            @PathVariable UUID draft,
            @RequestParam int live,
            @RequestParam MultiValueMap<String, String> sent,
            @ModelAttribute("form") StepForm form,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("sent", sent.toSingleValueMap());
        return answers.take(draft, "update", form, new Reader(frame, caller, model, response), () -> {
            DraftUpdate.Result result = updates.update(draft, live, resolutions(sent), Contributor.of(caller));
            return result instanceof DraftUpdate.Conflicting ? StepProblem.of("no-choice") : null;
        });
    }

    private static List<Resolved> resolutions(MultiValueMap<String, String> sent) {
        List<Resolved> resolutions = new ArrayList<>();
        for (int i = 0; sent.containsKey("path" + i); i++) {
            Resolution resolution = resolution(text(sent, "take" + i), text(sent, "text" + i));
            if (resolution != null) {
                resolutions.add(new Resolved(text(sent, "path" + i), text(sent, "part" + i), resolution));
            }
        }
        return resolutions;
    }

    private static @Nullable Resolution resolution(String take, String text) {
        return switch (take) {
            case "mine" -> new Resolution(Resolution.Take.MINE, null);
            case "theirs" -> new Resolution(Resolution.Take.THEIRS, null);
            case "text" -> new Resolution(Resolution.Take.TEXT, text.replace("\r\n", "\n"));
            default -> null;
        };
    }

    private static String text(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value;
    }
}
