package org.holdfast.desk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.Decision.Money;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.desk.Trouble.Kind;
import org.holdfast.desk.texts.DeskTexts;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Order;
import org.holdfast.facts.billing.Payment;
import org.holdfast.facts.billing.PaymentStatus;
import org.holdfast.facts.billing.Subscription;
import org.holdfast.facts.billing.SubscriptionStatus;
import org.holdfast.facts.contact.DoNotContact;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.guardrails.incidents.Incident;
import org.holdfast.guardrails.incidents.IncidentNames;
import org.holdfast.guardrails.incidents.Incidents;
import org.holdfast.loyalty.ComplaintView;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.OrderView;
import org.holdfast.loyalty.PaymentView;
import org.holdfast.loyalty.PromiseView;
import org.holdfast.loyalty.SubscriptionView;

/** Finds what is wrong for a customer now: late orders, open complaints, broken promises and other open incidents. */
final class Troubles {

    private final DecisionModel book;
    private final CustomerView view;
    private final DeskTexts texts;
    private final List<Trouble> found = new ArrayList<>();
    private final Set<String> subjects = new HashSet<>();

    private Troubles(DecisionModel book, CustomerView view, DeskTexts texts) {
        this.book = book;
        this.view = view;
        this.texts = texts;
    }

    static List<Trouble> of(DecisionModel book, CustomerView view, DeskTexts texts) {
        Troubles troubles = new Troubles(book, view, texts);
        troubles.contact();
        if (view.orders() != null) {
            view.orders().forEach(troubles::order);
        }
        if (view.complaints() != null) {
            view.complaints().forEach(troubles::complaint);
        }
        if (view.payments() != null) {
            view.payments().forEach(troubles::payment);
        }
        if (view.subscriptions() != null) {
            view.subscriptions().forEach(troubles::cancellation);
        }
        view.promises().forEach(troubles::promise);
        Incidents.of(view, book.rules().limits().incidents().on(view.today(), Map.of()))
                .forEach(troubles::incident);
        return troubles.found;
    }

    private void add(Trouble trouble) {
        subjects.add(trouble.subject());
        found.add(trouble);
    }

    private void contact() {
        DoNotContact stated = view.facts().doNotContact();
        if (stated == null || !stated.isInForce(view.asOf(), view.zone())) {
            return;
        }
        String reason = stated.reason() == null ? "none" : stated.reason().toString();
        String text = stated.until() == null
                ? texts.format("do-not-contact", "reason", reason)
                : texts.format("do-not-contact-until", "reason", reason, "day", texts.day(view.dayOf(stated.until())));
        add(new Trouble(
                Kind.DO_NOT_CONTACT, view.id(), stated.from() == null ? null : view.dayOf(stated.from()), text));
    }

    private void order(OrderView each) {
        Order order = each.order();
        DateOrInstant due = each.punctuality().due();
        if (!each.open() || !Boolean.TRUE.equals(each.punctuality().late()) || due == null) {
            return;
        }
        Integer days = each.punctuality().daysLate();
        String key = days == null || days == 0 ? "late-today" : "late-order";
        String promised = texts.day(view.dayOf(due));
        add(new Trouble(
                Kind.LATE_ORDER,
                order.key(),
                view.dayOf(due),
                texts.format(key, "id", order.id(), "days", days == null ? 0 : days, "day", promised)));
    }

    private void complaint(ComplaintView each) {
        if (!each.open()) {
            return;
        }
        Complaint complaint = each.complaint();
        String text = texts.format(
                each.answered() ? "open-complaint" : "unanswered-complaint",
                "id",
                complaint.id(),
                "day",
                texts.day(view.dayOf(complaint.openedAt())));
        String about = each.orderNumber() == null
                ? text
                : texts.format("about-order", "text", text, "order", each.orderNumber());
        add(new Trouble(Kind.OPEN_COMPLAINT, complaint.key(), view.dayOf(complaint.openedAt()), about));
    }

    private void payment(PaymentView each) {
        Payment payment = each.payment();
        boolean failed = each.status() == PaymentStatus.FAILED;
        DateOrInstant since = failed ? payment.at() : payment.dueAt();
        if (!Boolean.TRUE.equals(each.outstanding()) || payment.amount() == null || since == null) {
            return;
        }
        String currency = payment.currency() == null ? view.viewpoint().rates().home() : payment.currency();
        add(new Trouble(
                Kind.OUTSTANDING_PAYMENT,
                payment.key(),
                view.dayOf(since),
                texts.format(
                        failed ? "failed-payment" : "overdue-payment",
                        "id",
                        payment.id(),
                        "amount",
                        texts.money(new Money(payment.amount(), currency)),
                        "day",
                        texts.day(view.dayOf(since)))));
    }

    private static boolean hasEnded(SubscriptionView each) {
        return each.status() == SubscriptionStatus.ENDED || each.endsInDays() != null && each.endsInDays() < 0;
    }

    private void cancellation(SubscriptionView each) {
        Subscription subscription = each.subscription();
        DateOrInstant since = subscription.cancelRequestedAt();
        if (each.cancellationRequested() && since != null && !hasEnded(each)) {
            add(new Trouble(
                    Kind.CANCELLATION,
                    subscription.key(),
                    view.dayOf(since),
                    texts.format("wants-to-cancel", "id", subscription.id(), "day", texts.day(view.dayOf(since)))));
        }
    }

    private void promise(PromiseView each) {
        if (Boolean.TRUE.equals(each.broken()) && isRecent(each)) {
            String made = texts.day(each.promise().madeAt().atZone(view.zone()).toLocalDate());
            add(new Trouble(
                    Kind.BROKEN_PROMISE,
                    each.promise().id(),
                    view.today().minusDays(each.brokenDaysAgo() == null ? 0 : each.brokenDaysAgo()),
                    texts.format(
                            "broken-promise",
                            "day",
                            made,
                            "what",
                            each.promise().what())));
        }
    }

    /** A promise that was broken long ago and has no open incident any more is history. */
    private boolean isRecent(PromiseView each) {
        Incident incident = Incidents.find(
                Incidents.BROKEN_PROMISE + ":" + each.promise().id(),
                view,
                book.rules().limits().incidents().on(view.today(), Map.of()));
        return incident != null && incident.isOpen();
    }

    private void incident(Incident incident) {
        if (incident.isOpen() && subjects.add(incident.subject())) {
            found.add(new Trouble(
                    Kind.INCIDENT,
                    incident.subject(),
                    incident.openedOn(),
                    texts.format(
                            "incident",
                            "day",
                            texts.day(incident.openedOn()),
                            "what",
                            IncidentNames.of(texts.language(), incident.id()))));
        }
    }
}
