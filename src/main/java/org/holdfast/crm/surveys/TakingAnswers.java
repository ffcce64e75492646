package org.holdfast.crm.surveys;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.crm.CustomerEdit;
import org.holdfast.crm.CustomerStore;
import org.holdfast.crm.GoneCustomers;
import org.holdfast.decisions.Decision;
import org.holdfast.facts.Customer;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.Survey;
import org.holdfast.facts.Timepoint;
import org.holdfast.history.Decisions;
import org.holdfast.history.Outcome;
import org.holdfast.history.Outcomes;
import org.holdfast.retention.DecidingAnew;
import org.holdfast.retention.TakingOutcomes;
import org.holdfast.retention.Undisturbed;
import org.holdfast.retention.surveys.SurveyLinks;
import org.holdfast.retention.surveys.SurveyTicket;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes answers to surveys. In one transaction an answer becomes the outcome of the action that asked, a fact of the customer, and a reason
 * to decide anew; the outcome's key lets the database refuse a second one. Of customers who are not stored, whose facts only came along
 * with a question, the answer is kept with the outcome alone.
 */
@Service
public class TakingAnswers {

    /** Longest comment, in characters. */
    public static final int LONGEST_COMMENT = 1_000;

    private static final String KEY = "survey-link";
    private static final String SOURCE = "holdfast";

    private final SurveyLinks links;
    private final Decisions decisions;
    private final Outcomes outcomes;
    private final TakingOutcomes taking;
    private final CustomerStore store;
    private final GoneCustomers gone;
    private final Undisturbed undisturbed;
    private final DecidingAnew anew;
    private final Clock clock;

    TakingAnswers(SurveyLinks links, Decisions decisions, Outcomes outcomes, TakingOutcomes taking, CustomerStore store, GoneCustomers gone,
                  Undisturbed undisturbed, DecidingAnew anew, Clock clock) {
        this.links = links;
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.taking = taking;
        this.store = store;
        this.gone = gone;
        this.undisturbed = undisturbed;
        this.anew = anew;
        this.clock = clock;
    }

    /** A link with what it belongs to. */
    private record Followed(Asked asked, @Nullable SurveyTicket ticket, String customer) {
    }

    /** Only looks: programs that check mails follow links, too. */
    public Asked look(String token) {
        return follow(token).asked;
    }

    /**
     * Takes the answer, if the question is open.
     *
     * @param comment at most {@value #LONGEST_COMMENT} characters
     * @throws InvalidFact when the answer is none to this question
     */
    public Asked answer(String token, int score, @Nullable String comment) {
        Followed followed = follow(token);
        SurveyTicket ticket = followed.ticket;
        if (followed.asked.state() != Asked.State.OPEN || ticket == null) {
            return followed.asked;
        }
        if (comment != null && comment.length() > LONGEST_COMMENT) {
            throw new InvalidFact("comment", "has " + comment.length() + " characters; at most " + LONGEST_COMMENT + " are taken");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Survey survey = new Survey(ticket.kind(), BigDecimal.valueOf(score), new Timepoint.Exact(now), comment);
        return undisturbed.within(Set.of(followed.customer), () -> followed.asked.with(once(followed.customer, ticket, survey, now)));
    }

    private Asked.State once(String customer, SurveyTicket ticket, Survey survey, Instant now) {
        if (outcomes.find(ticket.actionId(), KEY).isPresent()) {
            return Asked.State.ANSWERED;
        }
        Map<String, CustomerStore.Held> held = store.hold(Set.of(customer));
        CustomerStore.Held stored = held.get(customer);
        String note = survey.kind() + " " + survey.score() + (stored != null || survey.comment() == null ? "" : ": " + survey.comment());
        taking.take(ticket.decisionId(), new TakingOutcomes.Report(ticket.actionId(), Outcome.Result.ACCEPTED, null, now, note, "survey", null, KEY));
        if (stored != null) {
            store.change(List.of(answered(stored.customer().facts(), survey, now)), held, SOURCE, now);
            anew.ask(Set.of(customer), now);
        }
        return Asked.State.TAKEN;
    }

    /** Whoever owns the surveys goes on owning them, and what they told stays. */
    private static Customer answered(Customer facts, Survey survey, Instant now) {
        List<Survey> surveys = new ArrayList<>(facts.surveys() == null ? List.of() : facts.surveys());
        surveys.add(survey);
        return CustomerEdit.heard(facts.with(Map.of("surveys", surveys)), "surveys", SOURCE, now);
    }

    private Followed follow(String token) {
        SurveyTicket ticket = links.ticket(token).orElse(null);
        Decision decision = ticket == null ? null : decisions.find(ticket.decisionId()).orElse(null);
        Decision.Act act = ticket == null || decision == null ? null
                : decision.actions().stream().filter(each -> ticket.actionId().equals(each.actionId())).findFirst().orElse(null);
        if (ticket == null || decision == null || act == null) {
            return new Followed(new Asked(Asked.State.UNKNOWN, "", null), null, "");
        }
        GoneCustomers.Gone left = gone.find(decision.customerId()).orElse(null);
        String customer = left == null || left.mergedInto() == null ? decision.customerId() : left.mergedInto();
        boolean nobody = act.message().body().isEmpty() || left != null && left.mergedInto() == null;
        Asked.State state = outcomes.find(ticket.actionId(), KEY).isPresent() ? Asked.State.ANSWERED
                : nobody || ticket.isOver(clock.instant()) ? Asked.State.OVER : Asked.State.OPEN;
        return new Followed(new Asked(state, act.message().language(), ticket.kind()), ticket, customer);
    }
}
