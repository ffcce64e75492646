package org.holdfast.console.today;

import java.util.List;
import java.util.stream.Collectors;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.console.frame.Frame;
import org.holdfast.console.text.ActionTitles;
import org.holdfast.desk.authorization.Authorization;
import org.holdfast.desk.authorization.AuthorizationService;
import org.holdfast.publishing.LiveRuleBook;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills a page with the questions of agents that its reader can answer. */
@Component
class WaitingQuestions {

    private final AuthorizationService authorizations;
    private final LiveRuleBook live;

    WaitingQuestions(AuthorizationService authorizations, LiveRuleBook live) {
        this.authorizations = authorizations;
        this.live = live;
    }

    void fill(Model model, Frame frame, Caller caller) {
        List<Authorization> waiting = caller.may(Role.AGENT) ? authorizations.waitingFor(caller) : List.of();
        model.addAttribute("titles", new ActionTitles(live.book().messages(), frame.language()));
        model.addAttribute("waiting", waiting);
        model.addAttribute(
                "waitingSeen", waiting.stream().map(Authorization::id).collect(Collectors.joining("&")));
    }
}
