package org.holdfast.ingestion.surveys;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.customers.CustomerEdit;
import org.holdfast.customers.CustomerLocks;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerTombstones;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.decisions.Decision;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Survey;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.history.Decisions;
import org.holdfast.history.Outcomes;
import org.holdfast.history.ReportedOutcome;
import org.holdfast.outcomes.OutcomeService;
import org.holdfast.surveys.SurveyLinks;
import org.holdfast.surveys.SurveyTicket;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes answers to surveys. In one transaction an answer becomes the outcome of the action that asked, a fact of the
 * customer, and a reason to decide anew; the outcome's key lets the database refuse a second one. Of customers who are
 * not stored, whose facts only came along with a question, the answer is kept with the outcome alone.
 */
@Service
public class SurveyResponses {

    /** Longest comment, in characters. */
    public static final int LONGEST_COMMENT = 1_000;

    private static final String KEY = "survey-link";
    private static final String SOURCE = "holdfast";

    private final SurveyLinks links;
    private final Decisions decisions;
    private final Outcomes outcomes;
    private final OutcomeService taking;
    private final CustomerStore store;
    private final CustomerTombstones gone;
    private final CustomerLocks customerLocks;
    private final RedecisionRequested redecisionRequested;
    private final Clock clock;

    SurveyResponses(
            SurveyLinks links,
            Decisions decisions,
            Outcomes outcomes,
            OutcomeService taking,
            CustomerStore store,
            CustomerTombstones gone,
            CustomerLocks customerLocks,
            RedecisionRequested redecisionRequested,
            Clock clock) {
        this.links = links;
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.taking = taking;
        this.store = store;
        this.gone = gone;
        this.customerLocks = customerLocks;
        this.redecisionRequested = redecisionRequested;
        this.clock = clock;
    }

    /** A link with what it belongs to. */
    private record Followed(SurveyState asked, @Nullable SurveyTicket ticket, String customer) {}

    /** Only looks: programs that check mails follow links, too. */
    public SurveyState state(String token) {
        return follow(token).asked;
    }

    /**
     * Takes the answer, if the question is open.
     *
     * @param comment at most {@value #LONGEST_COMMENT} characters
     * @throws InvalidInput when the answer is none to this question
     */
    public SurveyState answer(String token, int score, @Nullable String comment) {
        Followed followed = follow(token);
        SurveyTicket ticket = followed.ticket;
        if (followed.asked.state() != SurveyState.State.OPEN || ticket == null) {
            return followed.asked;
        }
        if (comment != null && comment.length() > LONGEST_COMMENT) {
            throw new InvalidInput(
                    "comment", "has " + comment.length() + " characters; at most " + LONGEST_COMMENT + " are taken");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Survey survey = new Survey(ticket.kind(), BigDecimal.valueOf(score), new DateOrInstant.Exact(now), comment);
        return customerLocks.within(
                Set.of(followed.customer), () -> followed.asked.with(once(followed.customer, ticket, survey, now)));
    }

    private SurveyState.State once(String customer, SurveyTicket ticket, Survey survey, Instant now) {
        if (outcomes.find(ticket.actionId(), KEY).isPresent()) {
            return SurveyState.State.ANSWERED;
        }
        Map<String, CustomerStore.Held> held = store.hold(Set.of(customer));
        CustomerStore.Held stored = held.get(customer);
        String note = survey.kind() + " " + survey.score()
                + (stored != null || survey.comment() == null ? "" : ": " + survey.comment());
        taking.report(
                ticket.decisionId(),
                new OutcomeService.Report(
                        ticket.actionId(), ReportedOutcome.Result.ACCEPTED, null, now, note, "survey", null, KEY));
        if (stored != null) {
            store.change(List.of(answered(stored.customer().facts(), survey, now)), held, SOURCE, now);
            redecisionRequested.ask(Set.of(customer), now);
        }
        return SurveyState.State.TAKEN;
    }

    /** Whoever owns the surveys goes on owning them, and what they told stays. */
    private static Customer answered(Customer facts, Survey survey, Instant now) {
        List<Survey> surveys = new ArrayList<>(facts.surveys() == null ? List.of() : facts.surveys());
        surveys.add(survey);
        return CustomerEdit.withProvenance(facts.with(Map.of("surveys", surveys)), "surveys", SOURCE, now);
    }

    private Followed follow(String token) {
        SurveyTicket ticket = links.ticket(token).orElse(null);
        Decision decision =
                ticket == null ? null : decisions.find(ticket.decisionId()).orElse(null);
        Decision.DecidedAction act = ticket == null || decision == null
                ? null
                : decision.actions().stream()
                        .filter(each -> ticket.actionId().equals(each.actionId()))
                        .findFirst()
                        .orElse(null);
        if (ticket == null || decision == null || act == null) {
            return new Followed(new SurveyState(SurveyState.State.UNKNOWN, "", null), null, "");
        }
        CustomerTombstones.Gone left = gone.find(decision.customerId()).orElse(null);
        String customer = left == null || left.mergedInto() == null ? decision.customerId() : left.mergedInto();
        boolean nobody = act.message().body().isEmpty() || left != null && left.mergedInto() == null;
        SurveyState.State state = outcomes.find(ticket.actionId(), KEY).isPresent()
                ? SurveyState.State.ANSWERED
                : nobody || ticket.isOver(clock.instant()) ? SurveyState.State.OVER : SurveyState.State.OPEN;
        return new Followed(new SurveyState(state, act.message().language(), ticket.kind()), ticket, customer);
    }
}
