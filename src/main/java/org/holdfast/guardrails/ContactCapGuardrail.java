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

/** Limits how often we contact a customer. Answers to a customer who came to us are neither counted nor capped. */
final class ContactCapGuardrail extends AbstractGuardrail {

    ContactCapGuardrail() {
        super("contact-cap", NOT_OWED, Trait.DEPENDS_ON_CHANNEL, Trait.DEPENDS_ON_CHOSEN);
    }

    @Override
    public Verdict check(ProposedAction wanted, DecisionContext situation) {
        if (!situation.isContact(wanted.channel())) {
            return Verdict.ALLOWED;
        }
        Map<String, Object> details = Map.of("channel", wanted.channel().toString());
        Instant latest = null;
        for (ContactCap cap :
                situation.limits().contactCaps().on(situation.view().today(), List.of())) {
            if (counts(cap, wanted.channel(), wanted.action().purpose())) {
                if (cap.most() < 1) {
                    return Verdict.heldBack("contact-cap", details, null);
                }
                Instant lift = lift(cap, situation);
                latest = lift != null && (latest == null || lift.isAfter(latest)) ? lift : latest;
            }
        }
        return latest == null ? Verdict.ALLOWED : Verdict.heldBack("contact-cap", details, latest);
    }

    private static boolean counts(ContactCap cap, Channel channel, Purpose purpose) {
        return cap.channels().contains(channel) && (cap.purpose() == null || cap.purpose() == purpose);
    }

    /** When there is room again; {@code null} when there is room now. */
    private static @Nullable Instant lift(ContactCap cap, DecisionContext situation) {
        LocalDate today = situation.view().today();
        LocalDate first = today.minusDays(cap.days() - 1L);
        List<LocalDate> past = situation.standing().acts().stream()
                .filter(act -> act.contact().startedByUs()
                        && act.status() != RecordedAction.Status.FAILED
                        && counts(cap, act.contact().channel(), act.action().purpose()))
                .map(act -> LocalDays.day(act.decidedAt(), situation))
                .filter(day -> !day.isBefore(first))
                .sorted(Comparator.reverseOrder())
                .toList();
        long chosen = situation.chosen().stream()
                .filter(act -> isNewContact(act, situation)
                        && counts(cap, act.contact().channel(), act.action().purpose()))
                .count();
        if (past.size() + chosen < cap.most()) {
            return null;
        }
        int room = cap.most() - (int) chosen;
        LocalDate frees = room < 1 || room > past.size() ? today : past.get(room - 1);
        return frees.plusDays(cap.days()).atStartOfDay(situation.view().zone()).toInstant();
    }

    private static boolean isNewContact(Decision.DecidedAction act, DecisionContext situation) {
        return act.actionId() == null && situation.isContact(act.contact().channel());
    }
}
