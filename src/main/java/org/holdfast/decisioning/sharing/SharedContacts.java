package org.holdfast.decisioning.sharing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.holdfast.customers.addresses.SharedAddresses;
import org.holdfast.customers.addresses.SharedAddresses.Sharer;
import org.holdfast.history.ContactHistories;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.limits.ContactCap;

/** Finds the contacts of other records at the addresses of customers, as far back as a cap counts. */
public final class SharedContacts {

    /** Days begin at different moments in different time zones. */
    private static final int MARGIN_DAYS = 2;

    private final SharedAddresses addresses;
    private final ContactHistories histories;

    public SharedContacts(SharedAddresses addresses, ContactHistories histories) {
        this.addresses = addresses;
        this.histories = histories;
    }

    /** Returns who shares an address with these customers, without contacts. */
    public Sharing sharers(List<CustomerView> views) {
        Map<String, Set<Sharer>> sharers =
                addresses.of(views.stream().map(CustomerView::facts).toList());
        return sharers.isEmpty() ? Sharing.NONE : new Sharing(sharers, Map.of());
    }

    /**
     * Adds the contacts of the sharers.
     *
     * @param until later contacts are ignored
     */
    public Sharing contacts(Sharing sharing, List<CustomerView> views, RuleBook book, Instant now, Instant until) {
        if (sharing.isEmpty()) {
            return sharing;
        }
        int days = Math.max(days(book), days(views));
        Instant since = now.minus(Duration.ofDays(days + (long) MARGIN_DAYS));
        return days == 0 ? sharing : new Sharing(sharing.sharers(), histories.contacts(sharing.others(), since, until));
    }

    private static int days(RuleBook book) {
        return book.limits().contactCaps().all().stream()
                .flatMap(each -> each.value().stream())
                .mapToInt(ContactCap::days)
                .max()
                .orElse(0);
    }

    private static int days(List<CustomerView> views) {
        return views.stream()
                .flatMapToInt(view -> {
                    var cap = view.facts().contactCap();
                    return cap == null || cap.days() == null ? IntStream.empty() : IntStream.of(cap.days());
                })
                .max()
                .orElse(0);
    }
}
