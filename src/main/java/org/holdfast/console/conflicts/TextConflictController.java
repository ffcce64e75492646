package org.holdfast.console.conflicts;

import java.util.Optional;
import java.util.UUID;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.console.frame.Reader;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftConflict;
import org.holdfast.drafts.SaveResult;
import org.holdfast.drafts.conflicts.TextConflict;
import org.holdfast.drafts.conflicts.TextConflicts;
import org.holdfast.drafts.conflicts.TextConflicts.SetAside;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Shows a text that was not saved beside what another has stored, and saves what its reader takes of both. */
@Controller
class TextConflictController {

    private final TextConflicts texts;

    TextConflictController(TextConflicts texts) {
        this.texts = texts;
    }

    /**
     * @param kept number of the entry of the history that keeps the text
     * @param base hash of the text that its author began with; empty if there was no such file
     */
    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/changes/{draft}/conflicts/text")
    String conflicts(
            @PathVariable UUID draft,
            @RequestParam String path,
            @RequestParam int kept,
            @RequestParam(defaultValue = "") String base,
            Reader reader) {
        return show(draft, new SetAside(path, kept, base), Choices.NONE, null, reader);
    }

    /** @param stored hash of the stored text that the page compared; empty if there was none */
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/conflicts/text")
    String resolve(
            @PathVariable UUID draft,
            @RequestParam String path,
            @RequestParam int kept,
            @RequestParam(defaultValue = "") String base,
            @RequestParam(defaultValue = "") String stored,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader) {
        SetAside text = new SetAside(path, kept, base);
        Choices choices = Choices.read(sent);
        try {
            Optional<SaveResult> result = texts.resolve(
                    draft, text, stored.isEmpty() ? null : stored, choices.byPart(), Contributor.of(reader.caller()));
            if (result.isEmpty()) {
                return show(draft, text, choices, "no-choice", reader);
            }
            return result.get() instanceof SaveResult.Stale
                    ? show(draft, text, choices, "draft-changed", reader)
                    : "redirect:" + editor(draft, path);
        } catch (DraftConflict e) {
            return show(draft, text, choices, e.reason().toString(), reader);
        }
    }

    private String show(UUID draft, SetAside text, Choices choices, @Nullable String problem, Reader reader) {
        TextConflict conflict = texts.of(draft, text);
        reader.model().addAttribute("draft", conflict.draft());
        reader.model().addAttribute("text", text);
        reader.model().addAttribute("stored", conflict.stored() == null ? "" : conflict.stored());
        reader.model().addAttribute("by", conflict.by());
        reader.model().addAttribute("editor", editor(draft, text.path()));
        reader.model().addAttribute("conflicts", ConflictView.of(conflict.conflicts(), choices));
        return ConflictController.answer(problem, reader);
    }

    private static String editor(UUID draft, String path) {
        return UriComponentsBuilder.fromPath("/changes/{draft}/edit")
                .queryParam("path", "{path}")
                .encode()
                .buildAndExpand(draft, path)
                .toUriString();
    }
}
