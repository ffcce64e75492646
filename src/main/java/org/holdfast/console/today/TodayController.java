package org.holdfast.console.today;

import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.console.frame.Frame;
import org.holdfast.console.text.ActionTitles;
import org.holdfast.demo.past.DemoPast;
import org.holdfast.desk.acting.OwnPromises;
import org.holdfast.desk.acting.OwnPromises.OwnPromise;
import org.holdfast.overview.Overview;
import org.holdfast.overview.OverviewService;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/** The first page: what waits for its reader, and what was done lately. */
@Controller
class TodayController {

    private final OverviewService overviewService;
    private final OwnPromises ownPromises;
    private final LiveRuleBook live;
    private final WaitingQuestions waiting;
    private final WaitingChanges changes;
    private final DemoPast demoPast;
    private final HoldfastSettings settings;

    TodayController(
            OverviewService overviewService,
            OwnPromises ownPromises,
            LiveRuleBook live,
            WaitingQuestions waiting,
            WaitingChanges changes,
            DemoPast demoPast,
            HoldfastSettings settings) {
        this.overviewService = overviewService;
        this.ownPromises = ownPromises;
        this.live = live;
        this.waiting = waiting;
        this.changes = changes;
        this.demoPast = demoPast;
        this.settings = settings;
    }

    @AllowedRoles({Role.READ, Role.AGENT})
    @GetMapping("/")
    String today(@RequestAttribute(Frame.ATTRIBUTE) Frame frame, Caller caller, Model model) {
        show(frame, caller, model);
        waiting.fill(model, frame, caller);
        return "console/today";
    }

    /** The same without the frame, for the page that refreshes itself. */
    @AllowedRoles({Role.READ, Role.AGENT})
    @GetMapping("/today/fragment")
    String fragment(@RequestAttribute(Frame.ATTRIBUTE) Frame frame, Caller caller, Model model) {
        show(frame, caller, model);
        return "console/today :: waiting";
    }

    private void show(Frame frame, Caller caller, Model model) {
        Overview overview = overviewService.overview();
        List<OwnPromise> own = caller.may(Role.AGENT) ? ownPromises.due(caller) : List.of();
        model.addAttribute("overview", overview);
        model.addAttribute("attention", Attention.of(overview, own, caller));
        model.addAttribute("changes", changes.of(caller));
        model.addAttribute("titles", new ActionTitles(live.book().messages(), frame.language()));
        model.addAttribute("bars", Bars.of(overview.activity().days()));
        model.addAttribute("past", demoPast.progress());
        model.addAttribute("currency", settings.currency());
    }
}
