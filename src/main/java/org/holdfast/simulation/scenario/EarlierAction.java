package org.holdfast.simulation.scenario;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.Channel;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.loyalty.past.PastAction;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.offers.OfferGroup;
import org.jspecify.annotations.Nullable;

/**
 * An earlier action that an example customer states. Dates mean noon in the customer's time zone, like {@code today}.
 *
 * @param area area of the action; only needed in examples of sentences, which do not depend on the actions of a book
 * @param group group of the action; likewise
 * @param kind kind of the action; likewise
 * @param about id of the order or complaint; {@code null} for the customer
 * @param granted amount that was granted; {@code null} for none
 * @param outcome {@code null} while the action is open
 * @param outcomeOn {@code null} for the time of the action
 */
public record EarlierAction(
        String action,
        @Nullable String area,
        @Nullable String group,
        @Nullable ActionKind kind,
        @Nullable Channel channel,
        @Nullable String rule,
        @Nullable String about,
        @Nullable BigDecimal granted,
        DateOrInstant on,
        @Nullable Status outcome,
        @Nullable DateOrInstant outcomeOn) {

    public EarlierAction {
        FactConstraints.id("action", action);
        FactConstraints.known("on", on, "a date such as 2026-03-10");
        if (granted != null && granted.signum() < 0) {
            throw new InvalidInput("granted", "must not be negative");
        }
    }

    /** Returns what an example may state of a recorded action. */
    public static EarlierAction of(RecordedAction recorded) {
        return new EarlierAction(
                recorded.action().id(),
                null,
                null,
                null,
                recorded.contact().channel(),
                recorded.rule(),
                recorded.matter().subject(),
                null,
                DateOrInstant.of(recorded.decidedAt()),
                recorded.status(),
                DateOrInstant.of(recorded.outcome().at()));
    }

    private Status status() {
        return outcome == null ? Status.OPEN : outcome;
    }

    private Instant decidedAt(ZoneId zone) {
        return instant(on, zone);
    }

    private Instant outcomeAt(ZoneId zone) {
        return outcomeOn == null ? decidedAt(zone) : instant(outcomeOn, zone);
    }

    private static Instant instant(DateOrInstant time, ZoneId zone) {
        return time instanceof DateOrInstant.Exact exact
                ? exact.at()
                : time.day(zone).atTime(12, 0).atZone(zone).toInstant();
    }

    /**
     * Returns the action as rules see it.
     *
     * @param known the action in the rule book; {@code null} if there is none
     */
    PastAction past(@Nullable Action known, ZoneId zone) {
        ActionKind its = known == null ? kind : known.kind();
        return new PastAction(
                action,
                known == null ? area : known.area(),
                known == null ? group : groupOf(known),
                its == null ? null : its.toString(),
                channel,
                rule,
                about,
                decidedAt(zone),
                status().reply(),
                outcomeAt(zone),
                status().isWaiting() ? decidedAt(zone).plus(ContactHistory.OPEN_WITHOUT_DATE) : null);
    }

    private static @Nullable String groupOf(Action known) {
        OfferGroup its = known.offer().group();
        return its == null ? null : its.name();
    }

    /** Returns the action as an earlier decision of a scenario. */
    ScenarioContext.Earlier inScenario(SourceLocation origin, ZoneId zone) {
        return new ScenarioContext.Earlier(
                action, rule, about, decidedAt(zone), granted, channel, status(), outcomeAt(zone), origin);
    }
}
