package org.holdfast.preferences;

import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerTombstones;
import org.holdfast.decisions.Decision;
import org.holdfast.history.Decisions;
import org.holdfast.links.UnsubscribeLinks;
import org.holdfast.preferences.ContactPreferences.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the message and the customer that a link belongs to. */
@Component
final class LinkReader {

    private final UnsubscribeLinks links;
    private final Decisions decisions;
    private final CustomerStore store;
    private final CustomerTombstones gone;

    LinkReader(UnsubscribeLinks links, Decisions decisions, CustomerStore store, CustomerTombstones gone) {
        this.links = links;
        this.decisions = decisions;
        this.store = store;
        this.gone = gone;
    }

    /** Follows a link; {@code null} if it was not issued by this installation. */
    @Nullable
    FollowedLink follow(String token) {
        UnsubscribeLinks.SentMessage message = links.message(token).orElse(null);
        Decision decision =
                message == null ? null : decisions.find(message.decisionId()).orElse(null);
        Decision.DecidedAction action = message == null || decision == null
                ? null
                : decision.actions().stream()
                        .filter(each -> message.actionId().equals(each.actionId()))
                        .findFirst()
                        .orElse(null);
        if (decision == null || action == null) {
            return null;
        }
        String customer = customer(decision);
        return new FollowedLink(
                status(decision, action, customer),
                decision,
                action.message().language(),
                action.contact().channel(),
                customer);
    }

    /** Returns the id of the customer of a decision, after all merges. */
    String customer(Decision decision) {
        CustomerTombstones.Gone tombstone = gone.find(decision.customerId()).orElse(null);
        return tombstone == null || tombstone.mergedInto() == null ? decision.customerId() : tombstone.mergedInto();
    }

    /**
     * An erasure leaves no text. Who was erased before a message was decided can still be written to. A text that was
     * removed because of its age says nothing about the customer.
     */
    private Status status(Decision decision, Decision.DecidedAction action, String customer) {
        if (action.message().body().isEmpty() && !decision.isRemoved()) {
            return Status.ERASED;
        }
        return store.find(customer).isPresent() ? Status.OPEN : Status.UNSUBSCRIBE_ONLY;
    }
}
