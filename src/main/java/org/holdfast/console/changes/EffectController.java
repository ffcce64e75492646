package org.holdfast.console.changes;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.console.desk.CustomerLookups;
import org.holdfast.console.frame.BrowserRequests;
import org.holdfast.console.frame.Frame;
import org.holdfast.coordination.TooMany;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftConflict;
import org.holdfast.impact.ImpactRefused;
import org.holdfast.impact.ImpactService;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/** Starts and stops finding out what a draft changes for customers, and shows how far it is. */
@Controller
class EffectController {

    private static final String FRAGMENT = "console/changes/effect :: effect";

    private static final Set<String> REFUSALS = Set.of("draft-not-built", "unresolved", "too-many");

    private final ImpactService impacts;
    private final EffectModel effect;
    private final CustomerLookups lookups;

    EffectController(ImpactService impacts, EffectModel effect, CustomerLookups lookups) {
        this.impacts = impacts;
        this.effect = effect;
        this.lookups = lookups;
    }

    /** Polls itself every two seconds while the comparison runs. */
    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/changes/{draft}/effect/fragment")
    String fragment(@PathVariable UUID draft, @RequestAttribute(Frame.ATTRIBUTE) Frame frame, Model model) {
        effect.add(draft, frame, model);
        return FRAGMENT;
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/effect")
    String start(
            @PathVariable UUID draft,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        try {
            impacts.start(draft, Contributor.of(caller));
        } catch (ImpactRefused e) {
            model.addAttribute("refused", known(e.failure().code()));
        } catch (DraftConflict e) {
            model.addAttribute("refused", known(e.reason().toString()));
        }
        return answer(draft, frame, request, model);
    }

    /** Returns the code of a refusal if the page has words for it. */
    private static String known(String code) {
        return REFUSALS.contains(code) ? code : "other";
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/effect/stop")
    String stop(
            @PathVariable UUID draft,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            HttpServletRequest request,
            Model model) {
        impacts.stop(draft);
        return answer(draft, frame, request, model);
    }

    private String answer(UUID draft, Frame frame, HttpServletRequest request, Model model) {
        effect.add(draft, frame, model);
        if (BrowserRequests.isFragment(request)) {
            return FRAGMENT;
        }
        return model.containsAttribute("refused")
                ? "console/changes/effect-page"
                : "redirect:/changes/" + draft + "#effect";
    }

    /** Shows five customers by name. Each is a look at a customer: counted, limited and recorded as on the desk. */
    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/changes/{draft}/effect/customers")
    String customers(
            @PathVariable UUID draft,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        List<EffectModel.Named> named = effect.named(draft, frame.language());
        try {
            named.forEach(each -> lookups.viewed(each.id(), caller, request));
            model.addAttribute("customers", named);
        } catch (TooMany e) {
            model.addAttribute("customers", List.of());
            model.addAttribute("tooMany", true);
        }
        effect.add(draft, frame, model);
        return BrowserRequests.isFragment(request)
                ? "console/changes/effect :: customers"
                : "console/changes/effect-page";
    }
}
