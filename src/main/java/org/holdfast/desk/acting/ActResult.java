package org.holdfast.desk.acting;

import java.time.Instant;
import org.holdfast.decisions.Decision.Money;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded.
 *
 * @param actId identifies the act for taking it back
 * @param promiseDueAt until when what was promised must be done; {@code null} if nothing was promised
 * @param undoUntil until when it can be taken back
 * @param text what was noted, in the language of the person
 */
public record ActResult(
        long actId,
        String customerId,
        String decisionId,
        String actionId,
        ActRequest.Answer answer,
        @Nullable Money amount,
        @Nullable Instant promiseDueAt,
        Instant at,
        Instant undoUntil,
        String text) {}
