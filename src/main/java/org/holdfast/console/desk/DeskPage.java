package org.holdfast.console.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.holdfast.access.Caller;
import org.holdfast.console.frame.CustomerPaths;
import org.holdfast.console.frame.Frame;
import org.holdfast.desk.Desk;
import org.holdfast.desk.DeskQuery;
import org.holdfast.desk.acting.DeskActs;
import org.holdfast.desk.authorization.AuthorizationService;
import org.holdfast.desk.timeline.CustomerTimeline;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.validation.EnumLabels;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the page of one customer. */
@Component
class DeskPage {

    static final String VIEW = "console/desk/customer";

    /** How long the page shows questions to supervisors and their answers. */
    private static final Duration QUESTIONS_SHOWN = Duration.ofHours(2);

    private final Desk desk;
    private final DeskActs acts;
    private final CustomerTimeline timeline;
    private final AuthorizationService authorizations;
    private final CustomerLookups lookups;
    private final Clock clock;

    DeskPage(
            Desk desk,
            DeskActs acts,
            CustomerTimeline timeline,
            AuthorizationService authorizations,
            CustomerLookups lookups,
            Clock clock) {
        this.desk = desk;
        this.acts = acts;
        this.timeline = timeline;
        this.authorizations = authorizations;
        this.lookups = lookups;
        this.clock = clock;
    }

    static DeskQuery query(String customer, String moment, Caller caller, Frame frame) {
        return new DeskQuery(customer, moment(moment), null, caller.step(), frame.language());
    }

    static DecisionMoment moment(String text) {
        return EnumLabels.read(DecisionMoment.class, "moment", text);
    }

    /** Fills the whole page. It is shown also after a refused act, so this counts and records the look. */
    void fill(Model model, String customer, String moment, Caller caller, Frame frame, HttpServletRequest request) {
        fill(model, questions(customer, caller), customer, moment, caller);
        model.addAttribute("view", desk.view(query(customer, moment, caller, frame)));
        lookups.viewed(customer, caller, request);
        model.addAttribute("timeline", timeline.page(customer, null, CustomerTimeline.PAGE, frame.language()));
    }

    /** Fills what only the reader's questions need. The key of the page comes first: an act in between outdates it. */
    void fill(Model model, AskedQuestions questions, String customer, String moment, Caller caller) {
        model.addAttribute("pageKey", acts.pageKey(caller, customer));
        model.addAttribute("desk", CustomerPaths.desk(customer));
        model.addAttribute("moment", moment);
        model.addAttribute("questions", questions);
    }

    /** Returns the reader's own questions about a customer, the latest first. */
    AskedQuestions questions(String customer, Caller caller) {
        Instant since = clock.instant().minus(QUESTIONS_SHOWN);
        return new AskedQuestions(authorizations.ofCustomer(customer, since).stream()
                .filter(each -> each.question().asker().equals(caller.identity()))
                .toList());
    }
}
