package org.holdfast.decisions.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.promise.FulfilmentCriterion;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of an action, as flat as callers receive it.
 *
 * @param address address to use if it is not the first one of the facts
 * @param gift what is given that is not an amount of money; absent if there is nothing such
 * @param payout the granted amount in the customer's currency; absent if it is given in the company's
 */
public record ActionDocument(
        @Nullable String actionId,
        int rank,
        String action,
        ActionKind kind,
        Purpose purpose,
        String area,
        String rule,
        String reason,
        Channel channel,
        MessageDocument message,
        BigDecimal worth,
        BigDecimal cost,
        ScoreDocument score,
        @Nullable MoneyDocument desired,
        @Nullable MoneyDocument granted,
        AuthorityLevel authority,
        @Nullable String budget,
        @Nullable String incident,
        @Nullable String subject,
        @Nullable PromiseDocument promise,
        List<ChoiceDocument> choices,
        @Nullable Instant validUntil,
        boolean contact,
        @Nullable String address,
        @Nullable GiftDocument gift,
        @Nullable PayoutDocument payout) {

    public ActionDocument {
        // Actions of early releases have no choices.
        choices = choices == null ? List.of() : List.copyOf(choices);
    }

    /**
     * @param unsubscribeLink link for the header {@code List-Unsubscribe} of an e-mail; it accepts a POST with
     *     {@code List-Unsubscribe=One-Click} (RFC 8058); absent if the text contains no such link
     */
    public record MessageDocument(
            String language,
            String subject,
            String body,
            @Nullable String unsubscribeLink) {}

    public record PromiseDocument(String what, Instant dueAt, FulfilmentCriterion keptBy) {

        static @Nullable PromiseDocument of(Decision.@Nullable Promised promise) {
            return promise == null ? null : new PromiseDocument(promise.what(), promise.dueAt(), promise.keptBy());
        }

        static Decision.@Nullable Promised toPromised(@Nullable PromiseDocument promise) {
            return promise == null ? null : new Decision.Promised(promise.what, promise.dueAt, promise.keptBy);
        }
    }

    public record ChoiceDocument(String id, String text) {}

    static ActionDocument of(Decision.DecidedAction act) {
        return new ActionDocument(
                act.actionId(),
                act.rank(),
                act.action().id(),
                act.action().kind(),
                act.action().purpose(),
                act.cause().area(),
                act.cause().rule(),
                act.cause().reason(),
                act.contact().channel(),
                new MessageDocument(
                        act.message().language(),
                        act.message().subject(),
                        act.message().body(),
                        act.message().unsubscribeLink()),
                act.value().worth(),
                act.value().cost(),
                ScoreDocument.of(act.value().score()),
                MoneyDocument.of(act.grant().desired()),
                MoneyDocument.of(act.grant().granted()),
                act.grant().authority(),
                act.grant().budget(),
                act.matter().incident(),
                act.matter().subject(),
                PromiseDocument.of(act.promise()),
                act.choices().stream()
                        .map(choice -> new ChoiceDocument(choice.id(), choice.text()))
                        .toList(),
                act.validUntil(),
                act.contact().startedByUs(),
                act.contact().address(),
                GiftDocument.of(act.grant().given()),
                PayoutDocument.of(act.grant().payout()));
    }

    Decision.DecidedAction toAction() {
        return new Decision.DecidedAction(
                actionId,
                rank,
                new Decision.ActionRef(action, kind, purpose),
                new Decision.Cause(area, rule, reason),
                new Decision.Contact(channel, contact, address),
                new Decision.Message(message.language, message.subject, message.body, message.unsubscribeLink),
                new Decision.Value(worth, cost, score.toScore()),
                new Decision.Grant(
                        MoneyDocument.toMoney(desired),
                        MoneyDocument.toMoney(granted),
                        authority,
                        budget,
                        gift == null ? null : gift.toGiven(),
                        payout == null ? null : payout.toPayout()),
                new Decision.Matter(incident, subject),
                PromiseDocument.toPromised(promise),
                choices.stream()
                        .map(choice -> new Decision.Choice(choice.id, choice.text))
                        .toList(),
                validUntil);
    }
}
