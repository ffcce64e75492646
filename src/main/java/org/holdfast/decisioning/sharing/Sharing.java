package org.holdfast.decisioning.sharing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.holdfast.customers.addresses.SharedAddresses.Sharer;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.ContactHistory.SharedContact;
import org.holdfast.decisions.Decision;

/**
 * Which customers share addresses with others, and the contacts of those others.
 *
 * @param sharers those who share an address with a customer, by the id of the customer
 * @param contacts recent contacts of the sharers, by their ids
 */
public record Sharing(Map<String, Set<Sharer>> sharers, Map<String, List<SharedContact>> contacts) {

    /** No customer shares an address. */
    public static final Sharing NONE = new Sharing(Map.of(), Map.of());

    public boolean isEmpty() {
        return sharers.isEmpty();
    }

    /** Returns the ids of all who share an address with one of the customers. */
    public Set<String> others() {
        Set<String> others = new TreeSet<>();
        sharers.values().forEach(all -> all.forEach(each -> others.add(each.customerId())));
        return others;
    }

    /** Returns the ids of those who share an address with a customer. */
    public Set<String> othersOf(String id) {
        return sharers.getOrDefault(id, Set.of()).stream()
                .map(Sharer::customerId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the history of a customer with the contacts at shared addresses. */
    public ContactHistory with(String id, ContactHistory history) {
        List<SharedContact> shared = new ArrayList<>();
        for (Sharer sharer : sharers.getOrDefault(id, Set.of())) {
            contacts.getOrDefault(sharer.customerId(), List.of()).stream()
                    .filter(contact -> contact.channel().addresses() == sharer.kind())
                    .forEach(shared::add);
        }
        return shared.isEmpty() ? history : history.withShared(shared);
    }

    /** Adds the contacts of a decision, which is not recorded yet. */
    public Sharing and(Decision decision) {
        if (sharers.isEmpty()) {
            return this;
        }
        Collection<SharedContact> made = decision.actions().stream()
                .filter(act -> act.actionId() == null && act.contact().startedByUs())
                .map(act ->
                        new SharedContact(act.contact().channel(), act.action().purpose(), decision.asOf()))
                .toList();
        if (made.isEmpty()) {
            return this;
        }
        Map<String, List<SharedContact>> more = new HashMap<>(contacts);
        more.merge(decision.customerId(), List.copyOf(made), (one, other) -> {
            List<SharedContact> all = new ArrayList<>(one);
            all.addAll(other);
            return all;
        });
        return new Sharing(sharers, more);
    }
}
