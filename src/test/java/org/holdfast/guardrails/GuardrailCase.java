package org.holdfast.guardrails;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.Samples;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.Guardrail;
import org.holdfast.decisions.Guardrail.DecisionContext;
import org.holdfast.decisions.Guardrail.ProposedAction;
import org.holdfast.decisions.Guardrail.Verdict;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.decisions.Score;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.Purpose;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.messages.Messages;
import org.holdfast.messages.MessagesReader;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.limits.EffectiveFrom;
import org.holdfast.rules.limits.Limits;
import org.holdfast.rules.limits.Timeline;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.model.Preference;
import org.holdfast.rules.model.Repetition;
import org.jspecify.annotations.Nullable;

/** An immutable test case for a guardrail. Properties that are not set cause no objection. */
record GuardrailCase(
        Limits limits,
        String facts,
        Instant now,
        @Nullable Channel asked,
        DecisionMoment moment,
        AuthorityLevel step,
        List<RecordedAction> past,
        Map<String, BigDecimal> used,
        List<Decision.DecidedAction> chosen,
        Action action,
        Channel channel,
        @Nullable String subject,
        @Nullable BigDecimal amount) {

    private static final RuleBook BOOK = Books.book("any.drl", Books.drl("Customer()"));
    private static final Action.Economics ECONOMICS = new Action.Economics(BigDecimal.TEN, BigDecimal.ONE);
    private static final Messages NO_MESSAGES = new MessagesReader("en", "EUR").read(BOOK, new Problems());
    private static final Map<Limits, DecisionModel> BOOKS = new IdentityHashMap<>();
    static final String ID = "offer-it";

    /** A reward by e-mail, at noon on a Wednesday. */
    static GuardrailCase of(Limits limits) {
        return new GuardrailCase(
                limits,
                "{'id':'c'}",
                Instant.parse("2026-03-18T12:00:00Z"),
                null,
                DecisionMoment.REVIEW,
                AuthorityLevel.AUTOMATIC,
                List.of(),
                Map.of(),
                List.of(),
                action(ActionKind.REWARD),
                Channel.EMAIL,
                null,
                null);
    }

    static GuardrailCase plain() {
        return of(Limits.NONE);
    }

    static Action action(ActionKind kind) {
        return action(kind, Purpose.SERVICE, null, null, null, Map.of());
    }

    static Action action(
            ActionKind kind,
            Purpose purpose,
            @Nullable String budget,
            @Nullable Integer coolDown,
            @Nullable String atLeast,
            Map<String, Duration> needs) {
        return new Action(
                ID,
                "test",
                kind,
                purpose,
                List.of(Channel.EMAIL, Channel.CALL),
                "complaint",
                Preference.MOST,
                ECONOMICS,
                new Action.GrantTerms(budget, atLeast == null ? null : new BigDecimal(atLeast), false),
                new Action.UsageLimits(null, new Repetition(coolDown, Repetition.Per.SUBJECT, null), needs, Set.of()),
                Action.Content.NONE,
                SourceLocation.of("test"));
    }

    static Action afterSilence(int days) {
        return new Action(
                ID,
                "test",
                ActionKind.OFFER,
                Purpose.SERVICE,
                List.of(Channel.EMAIL),
                null,
                Preference.MOST,
                ECONOMICS,
                new Action.GrantTerms(null, null, false),
                new Action.UsageLimits(null, new Repetition(null, Repetition.Per.CUSTOMER, days), Map.of(), Set.of()),
                Action.Content.NONE,
                SourceLocation.of("test"));
    }

    /** An obligation that is granted whatever the amount. */
    static Action owedUnasked() {
        return new Action(
                ID,
                "test",
                ActionKind.OBLIGATION,
                Purpose.SERVICE,
                List.of(Channel.EMAIL),
                "complaint",
                Preference.MOST,
                ECONOMICS,
                new Action.GrantTerms(null, null, true),
                new Action.UsageLimits(null, Repetition.UNLIMITED, Map.of(), Set.of()),
                Action.Content.NONE,
                SourceLocation.of("test"));
    }

    static <T> Timeline<T> always(T value) {
        return Timeline.of(List.of(new EffectiveFrom<>(LocalDate.parse("2000-01-01"), "", value)));
    }

    GuardrailCase facts(String json) {
        return new GuardrailCase(
                limits, json, now, asked, moment, step, past, used, chosen, action, channel, subject, amount);
    }

    GuardrailCase at(String instant) {
        return at(Instant.parse(instant));
    }

    GuardrailCase at(Instant instant) {
        return new GuardrailCase(
                limits, facts, instant, asked, moment, step, past, used, chosen, action, channel, subject, amount);
    }

    GuardrailCase asked(@Nullable Channel by, DecisionMoment in) {
        return new GuardrailCase(
                limits, facts, now, by, in, step, past, used, chosen, action, channel, subject, amount);
    }

    GuardrailCase by(AuthorityLevel other) {
        return new GuardrailCase(
                limits, facts, now, asked, moment, other, past, used, chosen, action, channel, subject, amount);
    }

    GuardrailCase used(String pot, String sum) {
        return new GuardrailCase(
                limits,
                facts,
                now,
                asked,
                moment,
                step,
                past,
                Map.of(pot, new BigDecimal(sum)),
                chosen,
                action,
                channel,
                subject,
                amount);
    }

    GuardrailCase wants(Action other) {
        return new GuardrailCase(
                limits, facts, now, asked, moment, step, past, used, chosen, other, channel, subject, amount);
    }

    GuardrailCase on(Channel other) {
        return new GuardrailCase(
                limits, facts, now, asked, moment, step, past, used, chosen, action, other, subject, amount);
    }

    GuardrailCase about(@Nullable String other) {
        return new GuardrailCase(
                limits, facts, now, asked, moment, step, past, used, chosen, action, channel, other, amount);
    }

    GuardrailCase giving(String sum) {
        return new GuardrailCase(
                limits,
                facts,
                now,
                asked,
                moment,
                step,
                past,
                used,
                chosen,
                action,
                channel,
                subject,
                new BigDecimal(sum));
    }

    /** Adds an earlier contact of the same kind and channel. */
    GuardrailCase did(String when, Status status) {
        return did(when, status, action.id(), subject, null);
    }

    GuardrailCase did(String when, Status status, String id, @Nullable String about, @Nullable String granted) {
        Instant at = Instant.parse(when);
        List<RecordedAction> more = new ArrayList<>(past);
        more.add(
                0,
                new RecordedAction(
                        "p" + past.size(),
                        "d",
                        at,
                        new Decision.ActionRef(id, action.kind(), action.purpose()),
                        "R",
                        new Decision.Contact(channel, true),
                        complaint(about),
                        granted == null ? null : new BigDecimal(granted),
                        null,
                        new RecordedAction.LastOutcome(status, at),
                        null,
                        null));
        return new GuardrailCase(
                limits, facts, now, asked, moment, step, more, used, chosen, action, channel, subject, amount);
    }

    /** Adds an action of the same kind that this decision has already chosen. */
    GuardrailCase chose(Channel by, @Nullable String about, @Nullable String granted) {
        List<Decision.DecidedAction> more = new ArrayList<>(chosen);
        more.add(new Decision.DecidedAction(
                null,
                1,
                new Decision.ActionRef("other", action.kind(), action.purpose()),
                new Decision.Cause("test", "R", ""),
                new Decision.Contact(by, true),
                new Decision.Message("en", "", ""),
                new Decision.Value(BigDecimal.TEN, BigDecimal.ONE, Score.ofValue(BigDecimal.TEN)),
                new Decision.Grant(
                        null,
                        granted == null ? null : new Decision.Money(new BigDecimal(granted), "EUR"),
                        AuthorityLevel.AUTOMATIC,
                        action.grant().budget()),
                complaint(about),
                null,
                List.of(),
                null));
        return new GuardrailCase(
                limits, facts, now, asked, moment, step, past, used, more, action, channel, subject, amount);
    }

    private static Decision.Matter complaint(@Nullable String number) {
        return new Decision.Matter(number == null ? null : "complaint:" + number, number);
    }

    Verdict ask(Guardrail guardrail) {
        DecisionModel book = BOOKS.computeIfAbsent(
                limits, key -> new DecisionModel(Books.with(BOOK, key), NO_MESSAGES, Samples.ASSUMPTIONS));
        CustomerView view = CustomerView.of(Samples.customer(facts), book.viewpoint(now));
        DecisionInput input = new DecisionInput(view, "", asked, moment, 25, step, new ContactHistory(past, used));
        return guardrail.check(
                new ProposedAction(
                        action, "R", subject, subject == null ? null : "complaint:" + subject, channel, amount),
                new DecisionContext(book, input, chosen));
    }

    /** Whether the action is held back once the verdict has been applied to its amount. */
    Verdict.@Nullable HeldBack held(Guardrail guardrail) {
        Verdict verdict = guardrail.kinds().contains(action.kind()) ? ask(guardrail) : Verdict.ALLOWED;
        if (verdict instanceof Verdict.AtMost most
                && amount != null
                && most.amount().compareTo(amount) < 0) {
            BigDecimal least = action.grant().atLeast();
            return least == null || most.amount().signum() == 0 || most.amount().compareTo(least) < 0
                    ? most.otherwise()
                    : null;
        }
        return verdict instanceof Verdict.HeldBack held ? held : null;
    }

    @Nullable
    String because(Guardrail guardrail) {
        Verdict.HeldBack held = held(guardrail);
        return held == null ? null : held.because();
    }

    @Nullable
    String lifts(Guardrail guardrail) {
        Verdict.HeldBack held = held(guardrail);
        return held == null || held.liftsAt() == null ? null : held.liftsAt().toString();
    }
}
