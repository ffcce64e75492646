package org.holdfast.guardrails;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.limits.Allowance;
import org.holdfast.rules.limits.ContactCap;
import org.holdfast.rules.limits.IncidentType;
import org.holdfast.rules.limits.Limits;
import org.holdfast.rules.limits.Suppression;
import org.holdfast.rules.limits.Timeline;
import org.holdfast.rules.model.Action;

/**
 * How far back earlier actions matter under a rule book: for as long as any of its cool-downs and limits asks. What
 * lies further back than {@link ContactHistory#LOOK_BACK} is kept only where one of them still counts it, so that a
 * long past costs a decision little.
 */
public final class LookBack {

    /** A day more than is counted, because days begin at another time in another zone. */
    private static final int MARGIN_DAYS = 2;

    private final RuleBook book;
    private final int days;

    public LookBack(RuleBook book) {
        this.book = book;
        this.days = book.semantics().remembersForAsLongAsAsked() ? longest(book) + MARGIN_DAYS : 0;
    }

    public RuleBook book() {
        return book;
    }

    /** What to ask the history for. */
    public ContactHistory.Reach reach(Instant now) {
        ContactHistory.Reach usual = ContactHistory.Reach.usual(now);
        Instant asked = now.minus(days, ChronoUnit.DAYS);
        return days == 0
                ? usual
                : new ContactHistory.Reach(asked.isBefore(usual.since()) ? asked : usual.since(), true);
    }

    /** The longest of all rests and limits, in days. */
    private static int longest(RuleBook book) {
        Limits limits = book.limits();
        return IntStream.of(
                        most(book.actions().values(), LookBack::asked),
                        most(limits.suppression(), LookBack::days),
                        most(limits.allowances(), all -> most(all, Allowance::days)),
                        most(limits.contactCaps(), all -> most(all, ContactCap::days)))
                .max()
                .orElse(0);
    }

    private static int asked(Action action) {
        Integer silence = action.usage().repetition().afterSilenceDays();
        return Math.max(CoolDownGuardrail.days(action), silence == null ? 0 : silence);
    }

    private static int days(Suppression suppression) {
        return Math.max(suppression.rejectedDays(), suppression.ignoredForDays() + suppression.ignoredWithinDays());
    }

    private static <T> int most(Timeline<T> timeline, ToIntFunction<T> days) {
        return timeline.all().stream()
                .mapToInt(effectiveFrom -> days.applyAsInt(effectiveFrom.value()))
                .max()
                .orElse(0);
    }

    private static <T> int most(Collection<T> all, ToIntFunction<T> days) {
        return all.stream().mapToInt(days).max().orElse(0);
    }

    /** Without the old actions that nothing asks about any more. */
    public ContactHistory relevant(ContactHistory history, CustomerView view) {
        Instant recent = view.asOf().minus(ContactHistory.LOOK_BACK);
        List<RecordedAction> acts = history.acts();
        // The latest come first.
        if (acts.isEmpty() || !acts.get(acts.size() - 1).decidedAt().isBefore(recent)) {
            return history;
        }
        Counted counted = new Counted(view, history);
        return history.withActs(acts.stream()
                .filter(act -> !act.decidedAt().isBefore(recent) || counted.counts(act))
                .toList());
    }

    /** What counts an old action, for one customer. */
    private final class Counted {

        private final CustomerView view;
        private final Limits limits = book.limits();
        private final LocalDate today;
        private final Set<String> things = new HashSet<>();
        private final int silence;

        Counted(CustomerView view, ContactHistory history) {
            this.view = view;
            this.today = view.today();
            Stream.ofNullable(view.orders())
                    .flatMap(List::stream)
                    .forEach(order -> things.add(order.order().id()));
            Stream.ofNullable(view.complaints())
                    .flatMap(List::stream)
                    .forEach(complaint -> things.add(complaint.complaint().id()));
            history.promises().forEach(promise -> things.add(promise.id()));
            this.silence = most(
                    book.actions().values(),
                    action -> action.usage().repetition().afterSilenceDays() == null
                            ? 0
                            : action.usage().repetition().afterSilenceDays());
        }

        boolean counts(RecordedAction act) {
            return act.isStandingOffer(view.asOf())
                    || act.isOpen(view.asOf())
                    || isAboutSomethingKnown(act)
                    || coolsDown(act)
                    || isUnwanted(act)
                    || isLimited(act);
        }

        /** Of a promise, for as long as its breach can matter. */
        private boolean isAboutSomethingKnown(RecordedAction act) {
            IncidentType broken =
                    limits.incidents().on(today, Map.of()).getOrDefault(Incidents.BROKEN_PROMISE, Incidents.FOREVER);
            return act.matter().subject() != null
                            && things.contains(act.matter().subject())
                    || act.promise() != null
                            && (broken.closesAfterDays() == 0
                                    || age(act.promise().dueAt())
                                            <= Math.max(broken.closesAfterDays(), broken.greatestAgeDays()));
        }

        private boolean coolsDown(RecordedAction act) {
            Action action = book.actions().get(act.action().id());
            return action != null && age(act.decidedAt()) <= CoolDownGuardrail.days(action)
                    || act.contact().startedByUs() && age(act.decidedAt()) <= silence;
        }

        private boolean isUnwanted(RecordedAction act) {
            Suppression suppression = limits.suppression().on(today);
            return suppression != null
                    && (act.status() == Status.REJECTED || act.status() == Status.IGNORED)
                    && age(act.outcome().at()) <= days(suppression);
        }

        private boolean isLimited(RecordedAction act) {
            return act.granted() != null
                            && limits.allowances().on(today, List.of()).stream()
                                    .anyMatch(each ->
                                            each.kinds().contains(act.action().kind())
                                                    && age(act.decidedAt()) <= each.days())
                    || act.contact().startedByUs()
                            && limits.contactCaps().on(today, List.of()).stream()
                                    .anyMatch(each -> age(act.decidedAt()) <= each.days());
        }

        /** In days; one less than it may be, so that nothing is forgotten a day too early. */
        private long age(Instant time) {
            return ChronoUnit.DAYS.between(time, view.asOf()) - MARGIN_DAYS;
        }
    }
}
