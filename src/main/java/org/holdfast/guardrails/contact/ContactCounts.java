package org.holdfast.guardrails.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.Guardrail.DecisionContext;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * Counts contacts against a cap: those of the customer, those of other records at a shared address, and those that this
 * decision has chosen already. Answers to a customer who contacted us, and messages that failed, do not count.
 */
public final class ContactCounts {

    private final DecisionContext context;
    private final BiPredicate<Channel, Purpose> counted;

    /** @param counted whether contacts by a channel for a purpose count */
    public ContactCounts(DecisionContext context, BiPredicate<Channel, Purpose> counted) {
        this.context = context;
        this.counted = counted;
    }

    /**
     * Returns the moment from which another contact is possible.
     *
     * @param max maximum number of contacts, from 1
     * @param days period in days, today included
     * @return {@code null} when it is possible now
     */
    public @Nullable Instant lift(int max, int days) {
        LocalDate today = context.view().today();
        LocalDate first = today.minusDays(days - 1L);
        List<LocalDate> past = Stream.concat(own(), shared())
                .map(at -> at.atZone(context.view().zone()).toLocalDate())
                .filter(day -> !day.isBefore(first))
                .sorted(Comparator.reverseOrder())
                .toList();
        long chosen = context.chosen().stream()
                .filter(act -> isNewContact(act)
                        && counted.test(act.contact().channel(), act.action().purpose()))
                .count();
        if (past.size() + chosen < max) {
            return null;
        }
        int room = max - (int) chosen;
        LocalDate frees = room < 1 || room > past.size() ? today : past.get(room - 1);
        return frees.plusDays(days).atStartOfDay(context.view().zone()).toInstant();
    }

    private Stream<Instant> own() {
        return context.history().acts().stream()
                .filter(act -> act.contact().startedByUs()
                        && act.status() != RecordedAction.Status.FAILED
                        && counted.test(act.contact().channel(), act.action().purpose()))
                .map(RecordedAction::decidedAt);
    }

    private Stream<Instant> shared() {
        return context.history().shared().stream()
                .filter(contact -> counted.test(contact.channel(), contact.purpose()))
                .map(contact -> contact.at());
    }

    private boolean isNewContact(Decision.DecidedAction act) {
        return act.actionId() == null && context.isContact(act.contact().channel());
    }
}
