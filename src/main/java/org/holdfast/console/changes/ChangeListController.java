package org.holdfast.console.changes;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.DraftService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists the drafts by what has become of them. */
@Controller
class ChangeListController {

    private static final int PAGE = 50;

    private final DraftService drafts;

    ChangeListController(DraftService drafts) {
        this.drafts = drafts;
    }

    /** The lists between which a reader chooses. */
    enum Shown {
        /** Open drafts in which the reader has written. */
        MINE,
        OPEN,
        LIVE,
        DISCARDED;

        static Shown of(@Nullable String name) {
            for (Shown each : values()) {
                if (each.toString().equals(name)) {
                    return each;
                }
            }
            return MINE;
        }

        Draft.State state() {
            return switch (this) {
                case MINE, OPEN -> Draft.State.OPEN;
                case LIVE -> Draft.State.PUBLISHED;
                case DISCARDED -> Draft.State.DISCARDED;
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/changes")
    String list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID after,
            Caller caller,
            Model model) {
        Shown shown = Shown.of(state);
        Draft last = after == null ? null : drafts.find(after);
        List<Draft> found = drafts.page(shown.state(), last, PAGE + 1);
        List<Draft> page = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("lists", Shown.values());
        model.addAttribute("shown", shown);
        model.addAttribute("drafts", shown == Shown.MINE ? mine(page, caller) : page);
        model.addAttribute("next", found.size() > PAGE ? page.get(PAGE - 1).id().toString() : null);
        return "console/changes/list";
    }

    private List<Draft> mine(List<Draft> page, Caller caller) {
        Contributor reader = Contributor.of(caller);
        return page.stream()
                .filter(draft -> draft.author().isSameAs(reader)
                        || drafts.contributors(draft.id()).stream().anyMatch(reader::isSameAs))
                .toList();
    }
}
