package org.holdfast.desk.card;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.decisions.Decision.Money;
import org.holdfast.desk.card.CustomerCard.OwnFact;
import org.holdfast.desk.texts.DeskTexts;
import org.holdfast.facts.billing.Subscription;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.SubscriptionView;
import org.jspecify.annotations.Nullable;

/** What a customer subscribes to, in the language of the reader. Subscriptions that have ended are left out. */
final class SubscriptionFacts {

    /** Maximum number of subscriptions shown; a card is read at a glance. */
    private static final int MAX_SHOWN = 10;

    private final CustomerView view;
    private final DeskTexts texts;

    SubscriptionFacts(CustomerView view, DeskTexts texts) {
        this.view = view;
        this.texts = texts;
    }

    List<OwnFact> all() {
        List<SubscriptionView> subscriptions = view.subscriptions();
        return subscriptions == null
                ? List.of()
                : subscriptions.stream()
                        .filter(each -> !Boolean.FALSE.equals(each.running()))
                        .limit(MAX_SHOWN)
                        .map(this::fact)
                        .toList();
    }

    private OwnFact fact(SubscriptionView each) {
        Subscription subscription = each.subscription();
        List<String> parts = new ArrayList<>();
        if (subscription.plan() != null) {
            parts.add(subscription.plan());
        }
        BigDecimal price = subscription.price();
        if (price != null) {
            parts.add(text(price, subscription));
        }
        LocalDate end = day(subscription.endsAt());
        LocalDate renewal = day(subscription.renewsAt());
        if (end != null) {
            parts.add(texts.format("subscription-ends", "day", texts.day(end)));
        } else if (renewal != null && !each.cancelled()) {
            parts.add(texts.format("subscription-renews", "day", texts.day(renewal)));
        }
        return new OwnFact(
                texts.format("subscription", "id", subscription.id()),
                parts.isEmpty() ? texts.format("subscription-running") : String.join(", ", parts));
    }

    private String text(BigDecimal price, Subscription subscription) {
        String currency =
                subscription.currency() == null ? view.viewpoint().rates().home() : subscription.currency();
        String amount = texts.money(new Money(price, currency));
        return subscription.every() == null
                ? amount
                : texts.format(
                        "subscription-price",
                        "amount",
                        amount,
                        "every",
                        subscription.every().toString().replace("-", ""));
    }

    private @Nullable LocalDate day(@Nullable DateOrInstant time) {
        return time == null ? null : view.dayOf(time);
    }
}
