package org.holdfast.console.today;

import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.demo.past.DemoPast;
import org.holdfast.overview.Overview;
import org.holdfast.overview.OverviewService;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what waits for its reader, and what was done lately. */
@Controller
class TodayController {

    private final OverviewService overviewService;
    private final WaitingQuestions waiting;
    private final DemoPast demoPast;
    private final HoldfastSettings settings;

    TodayController(
            OverviewService overviewService, WaitingQuestions waiting, DemoPast demoPast, HoldfastSettings settings) {
        this.overviewService = overviewService;
        this.waiting = waiting;
        this.demoPast = demoPast;
        this.settings = settings;
    }

    @AllowedRoles({Role.READ, Role.AGENT})
    @GetMapping("/")
    String today(Caller caller, Model model) {
        show(caller, model);
        waiting.fill(model, caller);
        return "console/today";
    }

    /** The same without the frame, for the page that refreshes itself. */
    @AllowedRoles({Role.READ, Role.AGENT})
    @GetMapping("/today/fragment")
    String fragment(Caller caller, Model model) {
        show(caller, model);
        return "console/today :: waiting";
    }

    private void show(Caller caller, Model model) {
        Overview overview = overviewService.overview();
        model.addAttribute("overview", overview);
        model.addAttribute("attention", Attention.of(overview, caller));
        model.addAttribute("bars", Bars.of(overview.activity().days()));
        model.addAttribute("past", demoPast.progress());
        model.addAttribute("currency", settings.currency());
    }
}
