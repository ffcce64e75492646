package org.holdfast.console.today;

import java.util.List;
import java.util.stream.Collectors;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.desk.authorization.Authorization;
import org.holdfast.desk.authorization.AuthorizationService;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills a page with the questions of agents that its reader can answer. */
@Component
class WaitingQuestions {

    private final AuthorizationService authorizations;

    WaitingQuestions(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    void fill(Model model, Caller caller) {
        List<Authorization> waiting = caller.may(Role.AGENT) ? authorizations.waitingFor(caller) : List.of();
        model.addAttribute("waiting", waiting);
        model.addAttribute(
                "waitingSeen", waiting.stream().map(Authorization::id).collect(Collectors.joining("&")));
    }
}
