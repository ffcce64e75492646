package org.holdfast.console.conflicts;

import java.util.List;
import java.util.UUID;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.console.frame.Reader;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftConflict;
import org.holdfast.drafts.DraftPreview;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.DraftUpdate;
import org.holdfast.drafts.merge.MergeConflict;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows where a change contradicts what went live meanwhile, side by side, and takes what its reader chooses. */
@Controller
class ConflictController {

    static final String PAGE = "console/conflicts/conflicts";

    private final DraftService drafts;
    private final DraftUpdate updates;

    ConflictController(DraftService drafts, DraftUpdate updates) {
        this.drafts = drafts;
        this.updates = updates;
    }

    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/changes/{draft}/conflicts")
    String conflicts(@PathVariable UUID draft, Reader reader) {
        return show(draft, Choices.NONE, null, reader);
    }

    /**
     * Makes what is live the base of the change.
     *
     * @param live number of the publication that the page compared
     * @param sent what the reader chose for each place
     */
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/conflicts")
    String resolve(
            @PathVariable UUID draft,
            @RequestParam int live,
            @RequestParam int revision,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader) {
        Choices choices = Choices.read(sent);
        if (drafts.find(draft).revision() != revision) {
            return show(draft, choices, "draft-changed", reader);
        }
        try {
            DraftUpdate.Result result =
                    updates.update(draft, live, choices.resolved(), Contributor.of(reader.caller()));
            return result instanceof DraftUpdate.Conflicting
                    ? show(draft, choices, "no-choice", reader)
                    : "redirect:/changes/" + draft;
        } catch (DraftConflict e) {
            return show(draft, choices, e.reason().toString(), reader);
        }
    }

    private String show(UUID draft, Choices choices, @Nullable String problem, Reader reader) {
        DraftPreview preview = drafts.preview(draft);
        List<MergeConflict> conflicts = preview.draft().isOpen() ? preview.conflicts() : List.of();
        if (conflicts.isEmpty() && problem == null) {
            return "redirect:/changes/" + draft;
        }
        reader.model().addAttribute("draft", preview.draft());
        reader.model().addAttribute("live", preview.live());
        reader.model().addAttribute("conflicts", ConflictView.of(conflicts, choices));
        return answer(problem, reader);
    }

    /** @param problem code of the text that says why nothing was done; {@code null} if nothing was to be done */
    static String answer(@Nullable String problem, Reader reader) {
        if (problem != null) {
            reader.response().setStatus(HttpStatus.CONFLICT.value());
            reader.model().addAttribute("problem", "reviews.why." + problem);
        }
        return PAGE;
    }
}
