package org.holdfast.desk.acting;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.audit.Actor;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisioning.IdempotentDecisions;
import org.holdfast.decisioning.IdempotentDecisions.Key;
import org.holdfast.decisioning.IdempotentDecisions.KeyTaken;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision.DecidedAction;
import org.holdfast.decisions.Decision.Money;
import org.holdfast.decisions.DecisionInput.Selection;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.desk.DeskConflict;
import org.holdfast.desk.DeskConflict.Reason;
import org.holdfast.desk.NotPermitted;
import org.holdfast.desk.authorization.Authorization;
import org.holdfast.desk.authorization.AuthorizationService;
import org.holdfast.desk.texts.DeskTexts;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.NotFound;
import org.jspecify.annotations.Nullable;

/**
 * Takes an action for a customer and reports the answer in one transaction, once for each page view: a double click, a
 * second tab and a reload change nothing.
 */
public class DeskActs {

    private static final String PAGE = "desk:";
    private static final String AUTHORIZATION = "authorization:";

    private final IdempotentDecisions decisions;
    private final ActRecorder recorder;
    private final ActUndo undo;
    private final AuthorizationService authorizations;
    private final ActTable acts;
    private final Clock clock;
    /** Acts with the same key wait for each other, so that the second gets the answer of the first. */
    private final Object[] turns =
            IntStream.range(0, 64).mapToObj(number -> new Object()).toArray();

    DeskActs(
            IdempotentDecisions decisions,
            ActRecorder recorder,
            ActUndo undo,
            AuthorizationService authorizations,
            ActTable acts,
            Clock clock) {
        this.decisions = decisions;
        this.recorder = recorder;
        this.undo = undo;
        this.authorizations = authorizations;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * Returns the key of a page view. Get it before reading what the page shows: it changes with every act for the
     * customer, so that an outdated page cannot be acted on. All views of one person in between have the same key.
     */
    public String pageKey(Caller caller, String customerId) {
        return FactsHash.of(FactsJson.bytes(Map.of(
                        "caller", caller.identity(), "customer", customerId, "version", acts.version(customerId))))
                .substring("sha256:".length());
    }

    /**
     * Records what a person did.
     *
     * @param actor the caller, for the audit trail
     * @throws NotPermitted when the caller is not an agent, or the authorization is another person's
     * @throws DeskConflict when the page is outdated, or the action is not offered as the page showed it
     * @throws NotFound when the customer is not stored
     */
    public ActResult act(Caller caller, Actor actor, ActRequest request) {
        requireAgent(caller);
        Key key = new Key(caller.identity(), PAGE + request.pageKey());
        synchronized (turn(key)) {
            try {
                String text = decisions.decide(
                        key,
                        FactsHash.of(FactsJson.bytes(request)),
                        query(caller, request),
                        trace -> FactsJson.write(record(caller, actor, request, trace)));
                return FactsJson.stored(text, ActResult.class);
            } catch (KeyTaken e) {
                throw DeskConflict.of(Reason.ALREADY_RECORDED);
            }
        }
    }

    private Object turn(Key key) {
        return turns[Math.floorMod(key.hashCode(), turns.length)];
    }

    private DecisionQuery query(Caller caller, ActRequest request) {
        Authorization authorization =
                request.authorizationId() == null ? null : authorizations.find(request.authorizationId());
        AuthorityLevel step = authorization == null ? caller.step() : AuthorityLevel.SUPERVISOR;
        return query(
                request.customerId(), request.selection(), request.moment(), request.channel(), step, authorization);
    }

    private static DecisionQuery query(
            String customerId,
            Selection selection,
            DecisionMoment moment,
            @Nullable Channel channel,
            AuthorityLevel step,
            @Nullable Authorization authorization) {
        return new DecisionQuery(
                customerId,
                null,
                channel,
                moment,
                1,
                false,
                null,
                step,
                new Selection(selection.rule(), selection.action(), selection.subject(), granted(authorization)));
    }

    private static @Nullable BigDecimal granted(@Nullable Authorization authorization) {
        return authorization == null
                        || authorization.answer() == null
                        || authorization.answer().granted() == null
                ? null
                : authorization.answer().granted().amount();
    }

    /** Checks and records in the transaction of the decision, which is rolled back if something is wrong. */
    private ActResult record(Caller caller, Actor actor, ActRequest request, DecisionTrace trace) {
        if (!pageKey(caller, request.customerId()).equals(request.pageKey())) {
            throw DeskConflict.of(Reason.PAGE_OUTDATED);
        }
        DecidedAction act = chosen(trace, request.selection());
        checkAmount(act.grant().granted(), request.amount());
        if (request.authorizationId() != null) {
            authorize(caller, request.customerId(), request.selection(), request.authorizationId(), act, trace);
        }
        return recorder.record(caller, actor, request, trace, act);
    }

    private static DecidedAction chosen(DecisionTrace trace, Selection selection) {
        return trace.decision().actions().stream()
                .findFirst()
                .orElseThrow(() -> DeskConflict.notOffered(trace, selection));
    }

    private static void checkAmount(@Nullable Money now, @Nullable BigDecimal seen) {
        BigDecimal amount = now == null ? null : now.amount();
        boolean same = amount == null || seen == null ? amount == seen : amount.compareTo(seen) == 0;
        if (!same) {
            throw new DeskConflict(
                    Reason.AMOUNT_CHANGED,
                    language -> DeskTexts.in(language)
                            .format(
                                    "conflict.amount-changed",
                                    "now",
                                    amount == null ? "0" : amount.toPlainString(),
                                    "seen",
                                    seen == null ? "0" : seen.toPlainString()));
        }
    }

    /** Uses an authorization for exactly this action. */
    private void authorize(
            Caller caller,
            String customerId,
            Selection selection,
            String authorizationId,
            DecidedAction act,
            DecisionTrace trace) {
        Authorization authorization = authorizations.usable(caller, authorizationId);
        boolean fits = authorization.customerId().equals(customerId)
                && authorization.selection().rule().equals(selection.rule())
                && authorization.selection().action().equals(selection.action())
                && Objects.equals(authorization.selection().subject(), selection.subject());
        Money granted = act.grant().cost();
        BigDecimal most = granted(authorization);
        if (!fits || most == null || granted == null || granted.amount().compareTo(most) > 0) {
            throw DeskConflict.of(
                    Reason.NOT_AUTHORIZED, "state", authorization.state().toString());
        }
        authorizations.use(authorizationId, String.valueOf(trace.decision().decisionId()));
    }

    /**
     * Decides with an authorization, once: another call returns the same answer. The outcome is reported separately.
     *
     * @param write renders the answer
     * @throws NotPermitted when it was given to another person
     * @throws DeskConflict when it is not authorized, or the action is not offered any more
     */
    public String decide(
            Caller caller,
            String authorizationId,
            DecisionMoment moment,
            @Nullable Channel channel,
            Function<DecisionTrace, String> write) {
        requireAgent(caller);
        Authorization authorization = authorizations.find(authorizationId);
        Selection selection = authorization.selection();
        Key key = new Key(caller.identity(), AUTHORIZATION + authorizationId);
        synchronized (turn(key)) {
            return decisions.decide(
                    key,
                    FactsHash.of(FactsJson.bytes(Map.of("moment", moment, "channel", String.valueOf(channel)))),
                    query(
                            authorization.customerId(),
                            selection,
                            moment,
                            channel,
                            AuthorityLevel.SUPERVISOR,
                            authorization),
                    trace -> {
                        DecidedAction act = chosen(trace, selection);
                        authorize(caller, authorization.customerId(), selection, authorizationId, act, trace);
                        return write.apply(trace);
                    });
        }
    }

    /**
     * Takes back what a person recorded a few seconds ago, as if it had not been done. Taking it back again has no
     * effect.
     *
     * @throws NotFound when there is no such act of this person
     * @throws DeskConflict when it is too late, or something rests on it already
     */
    public void undo(Caller caller, Actor actor, long actId) {
        requireAgent(caller);
        undo.undo(caller, actor, actId, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static void requireAgent(Caller caller) {
        if (!caller.may(Role.AGENT)) {
            throw NotPermitted.because("agent");
        }
    }
}
