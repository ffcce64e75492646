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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.guardrails.incidents.Incidents;
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
 * Determines how far back earlier actions matter under a rule book: as long as the longest of its cool-downs and
 * limits, and of the periods for which its rules ask. Actions older than {@link ContactHistory#LOOK_BACK} are kept only
 * if one of them still counts, so that a long history does not slow a decision down.
 */
public final class LookBack {

    /** Extra days, because days begin at different moments in different time zones. */
    private static final int MARGIN_DAYS = 2;

    private final RuleBook book;
    private final int days;
    private final Set<String> always;

    public LookBack(RuleBook book) {
        this.book = book;
        this.days = book.semantics().remembersForAsLongAsAsked() ? longest(book) + MARGIN_DAYS : 0;
        this.always = book.actions().values().stream()
                .filter(action -> action.offer().countsForever())
                .map(Action::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    public RuleBook book() {
        return book;
    }

    /** Returns the range of earlier actions to load. */
    public ContactHistory.Reach reach(Instant now) {
        ContactHistory.Reach usual = ContactHistory.Reach.usual(now);
        Instant earliest = now.minus(days, ChronoUnit.DAYS);
        return days == 0
                ? usual
                : new ContactHistory.Reach(earliest.isBefore(usual.since()) ? earliest : usual.since(), true, always);
    }

    /** Returns the longest of all cool-downs and limits, in days. */
    private static int longest(RuleBook book) {
        Limits limits = book.limits();
        return IntStream.of(
                        most(book.actions().values(), LookBack::days),
                        most(limits.suppression(), LookBack::days),
                        most(limits.allowances(), all -> most(all, Allowance::days)),
                        most(limits.contactCaps(), all -> most(all, ContactCap::days)),
                        book.pastDays())
                .max()
                .orElse(0);
    }

    private static int days(Action action) {
        Integer silence = action.usage().repetition().afterSilenceDays();
        int own = Math.max(CoolDownGuardrail.days(action), action.offer().days());
        return Math.max(own, silence == null ? 0 : silence);
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

    /** Returns the history without old actions that no longer count. */
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

    /** Decides for one customer which old actions still count. */
    private final class Counted {

        private final CustomerView view;
        private final Limits limits = book.limits();
        private final LocalDate today;
        private final Set<String> subjects = new HashSet<>();
        private final int silence;
        private final int offers;

        Counted(CustomerView view, ContactHistory history) {
            this.view = view;
            this.today = view.today();
            Stream.ofNullable(view.orders())
                    .flatMap(List::stream)
                    .forEach(order -> subjects.add(order.order().key()));
            Stream.ofNullable(view.complaints())
                    .flatMap(List::stream)
                    .forEach(complaint -> subjects.add(complaint.complaint().key()));
            history.promises().forEach(promise -> subjects.add(promise.id()));
            this.offers = most(book.actions().values(), action -> action.offer().days());
            this.silence = most(
                    book.actions().values(),
                    action -> action.usage().repetition().afterSilenceDays() == null
                            ? 0
                            : action.usage().repetition().afterSilenceDays());
        }

        boolean counts(RecordedAction act) {
            return act.isStandingOffer(view.asOf())
                    || act.isOpen(view.asOf())
                    || concernsKnownSubject(act)
                    || coolsDown(act)
                    || age(act.decidedAt()) <= book.pastDays()
                    || isUnwanted(act)
                    || isLimited(act);
        }

        /** Returns whether the action concerns a known subject, or holds a promise whose breach can still matter. */
        private boolean concernsKnownSubject(RecordedAction act) {
            IncidentType broken =
                    limits.incidents().on(today, Map.of()).getOrDefault(Incidents.BROKEN_PROMISE, Incidents.FOREVER);
            return act.matter().subject() != null
                            && subjects.contains(act.matter().subject())
                    || act.promise() != null
                            && (broken.closesAfterDays() == 0
                                    || age(act.promise().dueAt())
                                            <= Math.max(broken.closesAfterDays(), broken.greatestAgeDays()));
        }

        private boolean coolsDown(RecordedAction act) {
            Action action = book.actions().get(act.action().id());
            return action != null && age(act.decidedAt()) <= CoolDownGuardrail.days(action)
                    || always.contains(act.action().id())
                    || age(act.decidedAt()) <= offers
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

        /** Returns the age in days, less the margin, so that no action is dropped a day too early. */
        private long age(Instant time) {
            return ChronoUnit.DAYS.between(time, view.asOf()) - MARGIN_DAYS;
        }
    }
}
