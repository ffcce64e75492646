package org.holdfast.guardrails;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.rules.limits.ContactCap;
import org.jspecify.annotations.Nullable;

/** Limits how often we contact a customer. Answers to a customer who contacted us are neither counted nor capped. */
final class ContactCapGuardrail extends AbstractGuardrail {

    ContactCapGuardrail() {
        super("contact-cap", NOT_OWED, Trait.DEPENDS_ON_CHANNEL, Trait.DEPENDS_ON_CHOSEN);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        if (!context.isContact(proposed.channel())) {
            return Verdict.ALLOWED;
        }
        Map<String, Object> details = Map.of("channel", proposed.channel().toString());
        Instant latest = null;
        for (ContactCap cap : context.limits().contactCaps().on(context.view().today(), List.of())) {
            if (counts(cap, proposed.channel(), proposed.action().purpose())) {
                if (cap.max() < 1) {
                    return Verdict.heldBack("contact-cap", details, null);
                }
                Instant lift = lift(cap, context);
                latest = lift != null && (latest == null || lift.isAfter(latest)) ? lift : latest;
            }
        }
        return latest == null ? Verdict.ALLOWED : Verdict.heldBack("contact-cap", details, latest);
    }

    private static boolean counts(ContactCap cap, Channel channel, Purpose purpose) {
        return cap.channels().contains(channel) && (cap.purpose() == null || cap.purpose() == purpose);
    }

    /** Returns the moment from which another contact is possible; {@code null} when it is possible now. */
    private static @Nullable Instant lift(ContactCap cap, DecisionContext context) {
        LocalDate today = context.view().today();
        LocalDate first = today.minusDays(cap.days() - 1L);
        List<LocalDate> past = context.history().acts().stream()
                .filter(act -> act.contact().startedByUs()
                        && act.status() != RecordedAction.Status.FAILED
                        && counts(cap, act.contact().channel(), act.action().purpose()))
                .map(act -> LocalDays.day(act.decidedAt(), context))
                .filter(day -> !day.isBefore(first))
                .sorted(Comparator.reverseOrder())
                .toList();
        long chosen = context.chosen().stream()
                .filter(act -> isNewContact(act, context)
                        && counts(cap, act.contact().channel(), act.action().purpose()))
                .count();
        if (past.size() + chosen < cap.max()) {
            return null;
        }
        int room = cap.max() - (int) chosen;
        LocalDate frees = room < 1 || room > past.size() ? today : past.get(room - 1);
        return frees.plusDays(cap.days()).atStartOfDay(context.view().zone()).toInstant();
    }

    private static boolean isNewContact(Decision.DecidedAction act, DecisionContext context) {
        return act.actionId() == null && context.isContact(act.contact().channel());
    }
}
