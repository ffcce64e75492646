package org.holdfast.rules.vocabulary;

import static org.holdfast.rules.vocabulary.ValueType.DECIMAL;
import static org.holdfast.rules.vocabulary.ValueType.FLAG;
import static org.holdfast.rules.vocabulary.ValueType.INTEGER;
import static org.holdfast.rules.vocabulary.ValueType.MONEY;
import static org.holdfast.rules.vocabulary.ValueType.TEXT;

import java.time.temporal.ChronoUnit;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Observation;
import org.holdfast.facts.Survey;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.ComplaintView;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.PromiseView;
import org.holdfast.loyalty.past.PastAction.Reply;
import org.holdfast.loyalty.past.PastActionView;
import org.holdfast.rules.vocabulary.drift.Drift;
import org.jspecify.annotations.Nullable;

/**
 * What rules can ask about complaints, surveys, interactions, quality observations, promises and what was done before.
 */
final class ServiceFields {

    private ServiceFields() {}

    static Entity complaint() {
        Entity.Builder<ComplaintView> complaint = new Entity.Builder<>("Complaint", ComplaintView.class);
        complaint
                .field(
                        "id",
                        TEXT,
                        "the complaint's number",
                        view -> view.complaint().key(),
                        view -> view.complaint().id())
                .always()
                .field(
                        "source",
                        TEXT,
                        "system that numbers it",
                        view -> view.complaint().source())
                .field("orderId", TEXT, "the order it is about", ComplaintView::orderKey, ComplaintView::orderNumber)
                .field(
                        "topic",
                        TEXT,
                        "what it is about",
                        view -> view.complaint().topic())
                .field(
                        "severity",
                        INTEGER,
                        "1 (remark) to 5 (damage)",
                        view -> view.complaint().severity())
                .drift(Drift.STEADY)
                .choice(
                        "fault",
                        Complaint.Fault.class,
                        "responsible party",
                        view -> view.complaint().fault())
                .choice(
                        "channel",
                        Channel.class,
                        "channel on which it was received",
                        view -> view.complaint().channel())
                .field("open", FLAG, "not resolved", ComplaintView::open)
                .always()
                .field("answered", FLAG, "it has been answered", ComplaintView::answered)
                .always()
                .field("openedDaysAgo", INTEGER, "days since it was opened", ComplaintView::openedDaysAgo)
                .drift(Drift.UP)
                .always()
                .field("daysOpen", INTEGER, "days from opening to resolution, or to today", ComplaintView::daysOpen)
                .drift(Drift.UP)
                .always()
                .field(
                        "workingDaysUnanswered",
                        INTEGER,
                        "working days from opening to the first reply, or to today",
                        ComplaintView::workingDaysUnanswered)
                .drift(Drift.UP)
                .always()
                .field("resolvedDaysAgo", INTEGER, "days since it was resolved", ComplaintView::resolvedDaysAgo)
                .drift(Drift.UP)
                .inDays(
                        "daysOpenAfter",
                        INTEGER,
                        "days it was open beyond the given number of working days",
                        ComplaintView::daysOpenAfter)
                .measureDrift("daysOpenAfter", Drift.UP)
                .field("orderValue", MONEY, "value of the order it is about", ComplaintView::orderValue)
                .field(
                        "text",
                        TEXT,
                        "what the customer wrote",
                        view -> view.complaint().text())
                .inContext("answeredDaysAgo", INTEGER, "days since it was answered", ServiceFields::answeredDaysAgo)
                .drift(Drift.UP);
        TimeFields.of(complaint)
                .past("opened", "it was opened", view -> view.complaint().openedAt())
                .past("answered", "it was answered", ComplaintView::answeredAt)
                .past("resolved", "it was resolved", view -> view.complaint().resolvedAt());
        return complaint.build();
    }

    private static @Nullable Integer answeredDaysAgo(ComplaintView complaint, CustomerView customer) {
        DateOrInstant answered = complaint.answeredAt();
        return answered == null ? null : (int) ChronoUnit.DAYS.between(customer.dayOf(answered), customer.today());
    }

    static Entity survey() {
        return Entity.Builder.ofDatedFact("Survey", Survey::at)
                .choice(
                        "kind",
                        Survey.Kind.class,
                        "kind of question",
                        each -> each.fact().kind())
                .always()
                .field("score", DECIMAL, "the answer", each -> each.fact().score())
                .drift(Drift.STEADY)
                .always()
                .field("comment", TEXT, "comment", each -> each.fact().comment())
                .build();
    }

    static Entity interaction() {
        return Entity.Builder.ofDatedFact("Interaction", Interaction::at)
                .field(
                        "id",
                        TEXT,
                        "kind and date, such as praise-2026-03-14",
                        each -> each.fact().kind() + "-" + each.fact().at())
                .always()
                .choice(
                        "kind",
                        Interaction.Kind.class,
                        "kind of interaction",
                        each -> each.fact().kind())
                .always()
                .choice("channel", Channel.class, "channel", each -> each.fact().channel())
                .field(
                        "employee",
                        TEXT,
                        "employee concerned",
                        each -> each.fact().employee())
                .field("note", TEXT, "note", each -> each.fact().note())
                .build();
    }

    static Entity observation() {
        return Entity.Builder.ofDatedFact("Observation", Observation::at)
                .field(
                        "place",
                        TEXT,
                        "the place or touchpoint",
                        each -> each.fact().place())
                .always()
                .field("kind", TEXT, "what was checked", each -> each.fact().kind())
                .field(
                        "score",
                        DECIMAL,
                        "0 (bad) to 100 (good)",
                        each -> each.fact().score())
                .drift(Drift.STEADY)
                .build();
    }

    static Entity promise() {
        Entity.Builder<PromiseView> promise = new Entity.Builder<>("Promise", PromiseView.class);
        promise.field("id", TEXT, "the promise's number", view -> view.promise().id())
                .always()
                .field(
                        "action",
                        TEXT,
                        "the action that made it",
                        view -> view.promise().action())
                .always()
                .field(
                        "subject",
                        TEXT,
                        "number of its subject, such as an order",
                        view -> view.promise().subject())
                .field(
                        "what",
                        TEXT,
                        "what was promised, in the customer's words",
                        view -> view.promise().what())
                .always()
                .field("open", FLAG, "not kept yet, and not due yet", PromiseView::open)
                .always()
                .field("broken", FLAG, "it was not kept in time", PromiseView::broken)
                .implies("kept")
                .field("kept", FLAG, "it was kept in time", PromiseView::kept)
                .implies("broken")
                .field("dueInDays", INTEGER, "days until its last day", PromiseView::dueInDays)
                .drift(Drift.DOWN)
                .signed()
                .always()
                .field("brokenDaysAgo", INTEGER, "days since it should have been kept", PromiseView::brokenDaysAgo)
                .drift(Drift.UP)
                .implies("broken", "kept");
        TimeFields.of(promise)
                .ahead("dueOn", "dueInDays", "it is to be kept at the latest")
                .hoursUntil(
                        "dueInHours",
                        "dueOn",
                        "it is to be kept at the latest",
                        view -> DateOrInstant.of(view.promise().dueAt()))
                .ago("brokenOn", "brokenDaysAgo", "it should have been kept");
        return promise.build();
    }

    static Entity pastAction() {
        Entity.Builder<PastActionView> action = new Entity.Builder<>("PastAction", PastActionView.class);
        action.field("action", TEXT, "the action", view -> view.past().action())
                .always()
                .field(
                        "area",
                        TEXT,
                        "area to which the action belongs now",
                        view -> view.past().area())
                .field(
                        "group",
                        TEXT,
                        "group to which the action belongs now",
                        view -> view.past().group())
                .field(
                        "kind",
                        TEXT,
                        "kind of action, such as offer",
                        view -> view.past().kind())
                .choice(
                        "channel",
                        Channel.class,
                        "channel on which it was given",
                        view -> view.past().channel())
                .field(
                        "rule",
                        TEXT,
                        "rule that proposed it",
                        view -> view.past().rule())
                .field(
                        "subject",
                        TEXT,
                        "number of its subject, such as an order",
                        view -> view.past().subject());
        reply(action);
        age(action);
        return action.build();
    }

    private static void reply(Entity.Builder<PastActionView> action) {
        action.field("given", FLAG, "the customer got it, as far as we know", PastActionView::given)
                .always()
                .field("accepted", FLAG, "the customer accepted it", view -> view.is(Reply.ACCEPTED))
                .always()
                .field("rejected", FLAG, "the customer refused it", view -> view.is(Reply.REJECTED))
                .always()
                .field("ignored", FLAG, "the customer did not react", view -> view.is(Reply.IGNORED))
                .always()
                .field("failed", FLAG, "it did not reach the customer", view -> view.is(Reply.FAILED))
                .always()
                .field("open", FLAG, "the customer can still answer it", PastActionView::open)
                .drift(Drift.DAILY)
                .always();
    }

    private static void age(Entity.Builder<PastActionView> action) {
        action.field("daysAgo", INTEGER, "days since it was decided", PastActionView::daysAgo)
                .drift(Drift.UP)
                .always()
                .field("hoursAgo", INTEGER, "whole hours since it was decided", PastActionView::hoursAgo)
                .drift(Drift.hoursSince(view -> ((PastActionView) view).past().at()))
                .always()
                .field("monthsAgo", INTEGER, "whole months since it was decided", PastActionView::monthsAgo)
                .drift(Drift.UP)
                .always()
                .field(
                        "answeredDaysAgo",
                        INTEGER,
                        "days since the customer accepted or refused it",
                        PastActionView::answeredDaysAgo)
                .drift(Drift.UP)
                .implies("answeredMonthsAgo")
                .field(
                        "answeredMonthsAgo",
                        INTEGER,
                        "whole months since the customer accepted or refused it",
                        PastActionView::answeredMonthsAgo)
                .drift(Drift.UP)
                .implies("answeredDaysAgo");
        TimeFields.of(action)
                .ago("happenedOn", "daysAgo", "it was decided")
                .ago("answeredOn", "answeredDaysAgo", "the customer accepted or refused it");
    }
}
