package org.holdfast.console.decision;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.console.desk.CustomerLookups;
import org.holdfast.console.frame.Frame;
import org.holdfast.console.text.ActionTitles;
import org.holdfast.decisions.Decision;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.history.Decisions;
import org.holdfast.history.Outcomes;
import org.holdfast.history.ReportedOutcome;
import org.holdfast.insight.DecisionReport;
import org.holdfast.insight.ExplanationService;
import org.holdfast.insight.ReceiptUnavailable;
import org.holdfast.insight.ReplayService;
import org.holdfast.publishing.LiveRuleBook;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;

/** Shows a decision: what was decided, why, why nothing else, with which facts, and what happened then. */
@Controller
class DecisionPageController {

    private final Decisions decisions;
    private final Outcomes outcomes;
    private final ExplanationService explanationService;
    private final ReplayService replayService;
    private final CustomerLookups lookups;
    private final LiveRuleBook live;

    DecisionPageController(
            Decisions decisions,
            Outcomes outcomes,
            ExplanationService explanationService,
            ReplayService replayService,
            CustomerLookups lookups,
            LiveRuleBook live) {
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.explanationService = explanationService;
        this.replayService = replayService;
        this.lookups = lookups;
        this.live = live;
    }

    @AllowedRoles({Role.READ, Role.AGENT})
    @GetMapping("/decisions/{id}")
    String decision(
            @PathVariable String id,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        Decision decision = find(id);
        lookups.viewed(decision.customerId(), caller, request);
        model.addAttribute("decision", decision);
        model.addAttribute("outcomes", outcomes(decision));
        model.addAttribute("titles", new ActionTitles(live.book().messages(), frame.language()));
        try {
            DecisionReport report = explanationService.report(id, frame.language());
            model.addAttribute("report", report);
        } catch (ReceiptUnavailable e) {
            // The decision itself is still worth showing.
            model.addAttribute("report", null);
            model.addAttribute("gone", e.text(frame.language()));
        }
        return "console/decision/decision";
    }

    /** Decides again from the receipt. Nothing is recorded. */
    @AllowedRoles({Role.READ, Role.AGENT})
    @GetMapping({"/decisions/{id}/replay", "/decisions/{id}/replay/fragment"})
    String replay(@PathVariable String id, Caller caller, HttpServletRequest request, Model model) {
        lookups.viewed(find(id).customerId(), caller, request);
        model.addAttribute("replay", replayService.replay(id));
        model.addAttribute("id", id);
        return request.getRequestURI().endsWith("/fragment")
                ? "console/decision/replay :: result"
                : "console/decision/replay";
    }

    private Decision find(String id) {
        return decisions.find(id).orElseThrow(() -> new NotFound("decision", id));
    }

    private List<ReportedOutcome> outcomes(Decision decision) {
        return outcomes.ofActions(decision.actions().stream()
                .map(act -> String.valueOf(act.actionId()))
                .toList());
    }
}
