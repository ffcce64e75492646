package org.holdfast.console.desk;

import jakarta.servlet.http.HttpServletRequest;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.CustomerId;
import org.holdfast.console.frame.CustomerPaths;
import org.holdfast.console.frame.Frame;
import org.holdfast.desk.Desk;
import org.holdfast.desk.timeline.CustomerTimeline;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows one customer to an agent. Looking records no decision. */
@Controller
class DeskController {

    private static final String MOMENT = "inbound-call";

    private final Desk desk;
    private final CustomerTimeline timeline;
    private final DeskPage page;
    private final CustomerLookups lookups;

    DeskController(Desk desk, CustomerTimeline timeline, DeskPage page, CustomerLookups lookups) {
        this.desk = desk;
        this.timeline = timeline;
        this.page = page;
        this.lookups = lookups;
    }

    @AllowedRoles(Role.AGENT)
    @GetMapping("/desk/{customer}")
    String customer(
            @PathVariable @CustomerId String customer,
            @RequestParam(defaultValue = MOMENT) String moment,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        page.fill(model, customer, moment, caller, frame, request);
        return DeskPage.VIEW;
    }

    /** Why not something else, and when: asked for only if the reader wants to know, because it costs a decision. */
    @AllowedRoles(Role.AGENT)
    @GetMapping({"/desk/{customer}/alternatives", "/desk/{customer}/alternatives/fragment"})
    String alternatives(
            @PathVariable @CustomerId String customer,
            @RequestParam(defaultValue = MOMENT) String moment,
            @RequestParam(defaultValue = "") String words,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("alternatives", desk.alternatives(DeskPage.query(customer, moment, caller, frame), words));
        lookups.viewed(customer, caller, request);
        model.addAttribute("desk", CustomerPaths.desk(customer));
        model.addAttribute("moment", moment);
        model.addAttribute("words", words);
        return isFragment(request) ? "console/desk/alternatives :: list" : "console/desk/alternatives";
    }

    @AllowedRoles(Role.AGENT)
    @GetMapping({"/desk/{customer}/timeline", "/desk/{customer}/timeline/fragment"})
    String timeline(
            @PathVariable @CustomerId String customer,
            @RequestParam @Nullable String after,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("timeline", timeline.page(customer, after, CustomerTimeline.PAGE, frame.language()));
        lookups.viewed(customer, caller, request);
        model.addAttribute("desk", CustomerPaths.desk(customer));
        return isFragment(request) ? "console/desk/timeline :: entries" : "console/desk/timeline";
    }

    /** Fragments have paths of their own, so that going back never shows one without its page. */
    private static boolean isFragment(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/fragment");
    }
}
