package org.holdfast.loyalty.past;

import java.time.Instant;
import java.util.List;
import org.holdfast.facts.Channel;
import org.jspecify.annotations.Nullable;

/**
 * An action that was decided for a customer before.
 *
 * @param area area to which the action belongs now; {@code null} if the rule book no longer has the action
 * @param group group to which the action belongs now; {@code null} if it belongs to none
 * @param kind kind of the action, such as {@code offer}; {@code null} if unknown
 * @param channel {@code null} if unknown
 * @param rule rule that proposed it; {@code null} if unknown
 * @param subject id of the order, complaint or other record that it was about; {@code null} for the customer
 * @param at when it was decided
 * @param reply what was reported last
 * @param replyAt when that happened
 * @param openUntil until when the customer can still answer if nothing more is reported; {@code null} if it is closed
 */
public record PastAction(
        String action,
        @Nullable String area,
        @Nullable String group,
        @Nullable String kind,
        @Nullable Channel channel,
        @Nullable String rule,
        @Nullable String subject,
        Instant at,
        Reply reply,
        Instant replyAt,
        @Nullable Instant openUntil) {

    /** What became of an action. */
    public enum Reply {
        /** Nothing was reported, or only that the customer has got it. */
        NONE,
        ACCEPTED,
        REJECTED,
        IGNORED,
        FAILED
    }

    /** Returns when something about the action begins or ends. */
    public List<Instant> moments() {
        return openUntil == null ? List.of(at) : List.of(at, openUntil);
    }

    /** Returns whether the action is still open at a moment, so that it would be repeated instead of made again. */
    public boolean isOpen(Instant moment) {
        return openUntil != null && moment.isBefore(openUntil);
    }
}
