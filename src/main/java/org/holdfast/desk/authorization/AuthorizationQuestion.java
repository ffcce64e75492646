package org.holdfast.desk.authorization;

import java.math.BigDecimal;
import org.holdfast.decisions.DecisionInput.Selection;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * A question to be asked.
 *
 * @param selection the action
 * @param choice remedy that the customer wants; {@code null} for none
 * @param amount amount that is needed; {@code null} for what the rule proposes
 * @param reason why, for the supervisor
 * @param key idempotency key: the same question with the same key is asked once
 * @param language language of the asker
 */
public record AuthorizationQuestion(
        String customerId,
        Selection selection,
        @Nullable String choice,
        @Nullable BigDecimal amount,
        String reason,
        DecisionMoment moment,
        @Nullable Channel channel,
        String key,
        String language) {

    /** Maximum length of a reason or a note, in characters. */
    static final int MAX_TEXT = 1_000;

    /** @throws InvalidInput when the reason is missing or too long, or the amount is not positive */
    public AuthorizationQuestion {
        reason = text("reason", reason);
        if (reason.isEmpty()) {
            throw new InvalidInput("reason", "is missing; expected a sentence that tells the supervisor why");
        }
        amount = positive("amount", amount);
    }

    static String text(String field, String text) {
        FactConstraints.text(field, text);
        if (text.strip().length() > MAX_TEXT) {
            throw new InvalidInput(field, "is longer than " + MAX_TEXT + " characters");
        }
        return text.strip();
    }

    static @Nullable BigDecimal positive(String field, @Nullable BigDecimal amount) {
        BigDecimal checked = FactConstraints.notNegative(field, amount);
        if (checked != null && checked.signum() == 0) {
            throw new InvalidInput(field, "is 0; expected a positive amount");
        }
        return checked;
    }
}
