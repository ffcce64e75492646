package org.holdfast.customers.search.tokens;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.holdfast.customers.search.text.EmailAddress;
import org.holdfast.customers.search.text.NameWords;
import org.holdfast.customers.search.text.PhoneNumber;
import org.holdfast.customers.search.text.ReferenceNumber;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.Return;
import org.holdfast.facts.billing.Payment;
import org.holdfast.facts.billing.Subscription;
import org.jspecify.annotations.Nullable;

/** Everything in the facts of a customer that a caller could name. */
final class CustomerTokens {

    /** Increase it when other tokens are made of the same facts: the stored ones are then made again. */
    static final int VERSION = 2;

    /** A longer list in one text is not a name, a number or an address. */
    private static final int MAX_PARTS = 20;

    private final Set<SearchToken> tokens = new LinkedHashSet<>();

    private CustomerTokens() {}

    static Set<SearchToken> of(Customer facts) {
        CustomerTokens all = new CustomerTokens();
        all.addReferences(TokenKind.ID, List.of(facts.id()));
        all.addName(facts.name());
        all.addName(facts.givenName());
        all.addPhones(facts.phone());
        all.addEmails(facts.email());
        each(facts.phones(), phone -> all.addPhones(phone.number()));
        each(facts.emails(), email -> all.addEmails(email.address()));
        all.addReferences(TokenKind.ORDER, ids(facts.orders(), Order::id));
        all.addReferences(TokenKind.COMPLAINT, ids(facts.complaints(), Complaint::id));
        all.addReferences(TokenKind.RETURN, ids(facts.returns(), Return::id));
        all.addReferences(TokenKind.SUBSCRIPTION, ids(facts.subscriptions(), Subscription::id));
        all.addReferences(TokenKind.PAYMENT, ids(facts.payments(), Payment::id));
        all.addReferences(TokenKind.PARCEL, ParcelNumbers.of(facts));
        StatedTexts.of(facts)
                .forEach(text -> StatedTexts.forms(text).forEach(each -> all.add(TokenKind.ATTRIBUTE, each)));
        return all.tokens;
    }

    /** Returns the tokens of ids that the customer had before merges. */
    static Set<SearchToken> ofFormerIds(Collection<String> ids) {
        CustomerTokens all = new CustomerTokens();
        all.addReferences(TokenKind.FORMER_ID, ids);
        return all.tokens;
    }

    private static <T> List<String> ids(@Nullable List<T> records, Function<T, String> id) {
        return records == null ? List.of() : records.stream().map(id).toList();
    }

    private void addReferences(TokenKind kind, Collection<String> ids) {
        ids.forEach(id -> ReferenceNumber.forms(id).forEach(each -> add(kind, each)));
    }

    private void addName(@Nullable String name) {
        if (name != null) {
            NameWords.split(name).stream()
                    .limit(MAX_PARTS)
                    .forEach(word -> NameWords.forms(word).forEach(each -> add(TokenKind.NAME, each)));
        }
    }

    private static <T> void each(@Nullable List<T> items, Consumer<T> use) {
        if (items != null) {
            items.forEach(use);
        }
    }

    private void addPhones(@Nullable String text) {
        PhoneNumber.all(text).stream().limit(MAX_PARTS).forEach(each -> add(TokenKind.PHONE, each.reversed()));
    }

    private void addEmails(@Nullable String text) {
        EmailAddress.all(text).stream().limit(MAX_PARTS).forEach(this::addEmail);
    }

    private void addEmail(EmailAddress address) {
        address.whole().forEach(each -> add(TokenKind.EMAIL, each));
        address.ends().forEach(each -> add(TokenKind.EMAIL_PART, each));
    }

    private void add(TokenKind kind, String text) {
        if (!text.isEmpty()) {
            tokens.add(new SearchToken(kind, text));
        }
    }
}
