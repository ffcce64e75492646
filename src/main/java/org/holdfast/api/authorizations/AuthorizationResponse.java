package org.holdfast.api.authorizations;

import java.time.Instant;
import java.util.Objects;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.json.MoneyDocument;
import org.holdfast.desk.authorization.Authorization;
import org.jspecify.annotations.Nullable;

/**
 * A question with its answer.
 *
 * @param answer absent while there is no answer
 * @param use absent while it has not been used
 */
record AuthorizationResponse(
        String id,
        String customerId,
        AskedAction action,
        AskedAmount question,
        Authorization.State state,
        @Nullable GivenAnswer answer,
        Authorization.@Nullable Use use) {

    /**
     * The action that is asked about.
     *
     * @param subject id of the order or complaint
     */
    record AskedAction(
            String rule,
            String action,
            @Nullable String subject,
            String title,
            @Nullable String choice) {}

    /** @param proposed amount that the rule proposes, which no answer may exceed */
    record AskedAmount(
            MoneyDocument amount, MoneyDocument proposed, String reason, String by, Instant at, Instant expiresAt) {}

    /** @param granted amount that may be given; absent for a no */
    record GivenAnswer(
            @Nullable MoneyDocument granted,
            String by,
            Instant at,
            @Nullable String note,
            @Nullable Instant validUntil) {}

    static AuthorizationResponse of(Authorization each) {
        Authorization.Question asked = each.question();
        Authorization.Answer answer = each.answer();
        return new AuthorizationResponse(
                each.id(),
                each.customerId(),
                new AskedAction(
                        each.selection().rule(),
                        each.selection().action(),
                        each.selection().subject(),
                        each.title(),
                        each.choice()),
                new AskedAmount(
                        money(asked.amount()),
                        money(asked.proposed()),
                        asked.reason(),
                        asked.by(),
                        asked.at(),
                        asked.expiresAt()),
                each.state(),
                answer == null
                        ? null
                        : new GivenAnswer(
                                MoneyDocument.of(answer.granted()),
                                answer.by(),
                                answer.at(),
                                answer.note(),
                                answer.validUntil()),
                each.use());
    }

    private static MoneyDocument money(Decision.Money amount) {
        return Objects.requireNonNull(MoneyDocument.of(amount));
    }
}
