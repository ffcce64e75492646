package org.holdfast.ingestion.surveys;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.audit.Actor;
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
import org.holdfast.links.SurveyLinks;
import org.holdfast.links.SurveyTicket;
import org.holdfast.outcomes.OutcomeService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Accepts answers to surveys. One transaction stores the answer as the outcome of the action that asked and as a fact
 * of the customer, and requests a new decision; the key of the outcome makes the database refuse a second answer. For
 * customers who are not stored, because their facts were part of the request, only the outcome is recorded.
 */
@Service
public class SurveyResponses {

    /** Maximum length of a comment in characters. */
    public static final int MAX_COMMENT_LENGTH = 1_000;

    private static final String KEY = "survey-link";
    private static final String SOURCE = "holdfast";
    /** The actor of answers: the customer, through a link. */
    private static final Actor CUSTOMER = Actor.program("survey link");

    private final SurveyLinks links;
    private final Decisions decisions;
    private final Outcomes outcomes;
    private final OutcomeService outcomeService;
    private final CustomerStore store;
    private final CustomerTombstones gone;
    private final CustomerLocks customerLocks;
    private final RedecisionRequested redecisionRequested;
    private final Clock clock;

    SurveyResponses(
            SurveyLinks links,
            Decisions decisions,
            Outcomes outcomes,
            OutcomeService outcomeService,
            CustomerStore store,
            CustomerTombstones gone,
            CustomerLocks customerLocks,
            RedecisionRequested redecisionRequested,
            Clock clock) {
        this.links = links;
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.outcomeService = outcomeService;
        this.store = store;
        this.gone = gone;
        this.customerLocks = customerLocks;
        this.redecisionRequested = redecisionRequested;
        this.clock = clock;
    }

    /** A followed link with its survey, its ticket and its customer. */
    private record Followed(SurveyState survey, @Nullable SurveyTicket ticket, String customer) {}

    /** Returns the state of a survey without changing it: mail scanners follow links, too. */
    public SurveyState state(String token) {
        return follow(token).survey;
    }

    /**
     * Stores an answer if the survey is open.
     *
     * @param comment at most {@value #MAX_COMMENT_LENGTH} characters
     * @throws InvalidInput if the answer is not valid for this kind of survey
     */
    public SurveyState answer(String token, int score, @Nullable String comment) {
        Followed followed = follow(token);
        SurveyTicket ticket = followed.ticket;
        if (followed.survey.state() != SurveyState.State.OPEN || ticket == null) {
            return followed.survey;
        }
        if (comment != null && comment.length() > MAX_COMMENT_LENGTH) {
            throw new InvalidInput(
                    "comment",
                    "has " + comment.length() + " characters; at most " + MAX_COMMENT_LENGTH + " are allowed");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Survey survey = new Survey(ticket.kind(), BigDecimal.valueOf(score), new DateOrInstant.Exact(now), comment);
        return customerLocks.within(
                Set.of(followed.customer), () -> followed.survey.with(store(followed.customer, ticket, survey, now)));
    }

    private SurveyState.State store(String customer, SurveyTicket ticket, Survey survey, Instant now) {
        if (outcomes.find(ticket.actionId(), KEY).isPresent()) {
            return SurveyState.State.ANSWERED;
        }
        Map<String, CustomerStore.Held> held = store.hold(Set.of(customer));
        CustomerStore.Held stored = held.get(customer);
        String note = survey.kind() + " " + survey.score()
                + (stored != null || survey.comment() == null ? "" : ": " + survey.comment());
        outcomeService.report(
                ticket.decisionId(),
                new OutcomeService.Report(
                        ticket.actionId(), ReportedOutcome.Result.ACCEPTED, null, now, note, "survey", null, KEY),
                CUSTOMER);
        if (stored != null) {
            store.change(List.of(answered(stored.customer().facts(), survey, now)), held, SOURCE, now);
            redecisionRequested.ask(Set.of(customer), now);
        }
        return SurveyState.State.TAKEN;
    }

    /** Adds the survey; another source that owns the surveys of the customer keeps owning them. */
    private static Customer answered(Customer facts, Survey survey, Instant now) {
        List<Survey> surveys = new ArrayList<>(facts.surveys() == null ? List.of() : facts.surveys());
        surveys.add(survey);
        return CustomerEdit.withProvenance(facts.with(Map.of("surveys", surveys)), "surveys", SOURCE, now);
    }

    private Followed follow(String token) {
        SurveyTicket ticket = links.ticket(token).orElse(null);
        Decision decision =
                ticket == null ? null : decisions.find(ticket.decisionId()).orElse(null);
        Decision.DecidedAction action = ticket == null || decision == null ? null : action(decision, ticket.actionId());
        if (ticket == null || decision == null || action == null) {
            return new Followed(new SurveyState(SurveyState.State.UNKNOWN, "", null), null, "");
        }
        CustomerTombstones.Gone tombstone = gone.find(decision.customerId()).orElse(null);
        String customer =
                tombstone == null || tombstone.mergedInto() == null ? decision.customerId() : tombstone.mergedInto();
        boolean erased = action.message().body().isEmpty() || tombstone != null && tombstone.mergedInto() == null;
        return new Followed(
                new SurveyState(state(ticket, erased), action.message().language(), ticket.kind()), ticket, customer);
    }

    private static Decision.@Nullable DecidedAction action(Decision decision, String actionId) {
        return decision.actions().stream()
                .filter(each -> actionId.equals(each.actionId()))
                .findFirst()
                .orElse(null);
    }

    private SurveyState.State state(SurveyTicket ticket, boolean erased) {
        if (outcomes.find(ticket.actionId(), KEY).isPresent()) {
            return SurveyState.State.ANSWERED;
        }
        return erased || ticket.isOver(clock.instant()) ? SurveyState.State.OVER : SurveyState.State.OPEN;
    }
}
