package org.holdfast.customers.search;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.holdfast.customers.search.text.EmailAddress;
import org.holdfast.customers.search.text.ReferenceNumber;
import org.holdfast.customers.search.tokens.ParcelNumbers;
import org.holdfast.customers.search.tokens.SearchToken;
import org.holdfast.customers.search.tokens.StatedTexts;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.Return;
import org.holdfast.facts.billing.Payment;
import org.holdfast.facts.billing.Subscription;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.reach.KnownAddresses;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/** The value that matched, as far as a person needs it to tell hits apart: no whole number or address is shown. */
final class MatchedValue {

    private static final int SHOWN_DIGITS = 4;
    private static final int SHOWN_LETTERS = 2;

    private MatchedValue() {}

    /** @param formerIds ids of customers who were merged into this one */
    static @Nullable String of(Hits.Match match, Customer facts, List<String> formerIds) {
        if (match.token().isEmpty()) {
            return null;
        }
        return switch (match.kind()) {
            case ID, NAME -> null;
            case FORMER_ID -> reference(formerIds.stream(), match);
            case ORDER -> reference(ids(facts.orders(), Order::id), match);
            case COMPLAINT -> reference(ids(facts.complaints(), Complaint::id), match);
            case RETURN -> reference(ids(facts.returns(), Return::id), match);
            case SUBSCRIPTION -> reference(ids(facts.subscriptions(), Subscription::id), match);
            case PAYMENT -> reference(ids(facts.payments(), Payment::id), match);
            case PARCEL -> reference(ParcelNumbers.of(facts).stream(), match);
            case PHONE -> phone(match.token());
            case EMAIL, EMAIL_PART -> email(facts, match.token());
            case ATTRIBUTE -> attribute(facts, match);
        };
    }

    private static <T> Stream<String> ids(@Nullable List<T> records, Function<T, String> id) {
        return records == null ? Stream.of() : records.stream().map(id);
    }

    private static @Nullable String reference(Stream<String> ids, Hits.Match match) {
        return ids.filter(each -> ReferenceNumber.forms(each).stream()
                        .anyMatch(form ->
                                new SearchToken(match.kind(), form).text().equals(match.token())))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String attribute(Customer facts, Hits.Match match) {
        return StatedTexts.of(facts).stream()
                .filter(text -> StatedTexts.forms(text).stream()
                        .anyMatch(form ->
                                new SearchToken(match.kind(), form).text().equals(match.token())))
                .findFirst()
                .map(FactConstraints::shorten)
                .orElse(null);
    }

    private static String phone(String reversed) {
        String digits = new StringBuilder(reversed).reverse().toString();
        return "…" + digits.substring(Math.max(0, digits.length() - SHOWN_DIGITS));
    }

    private static @Nullable String email(Customer facts, String token) {
        return Stream.concat(
                        EmailAddress.all(facts.email()).stream(),
                        KnownAddresses.normalized(facts, AddressKind.EMAIL).stream()
                                .map(EmailAddress::of))
                .map(EmailAddress::text)
                .filter(each -> each.contains(token)
                        || EmailAddress.of(each).whole().stream().anyMatch(whole -> whole.startsWith(token)))
                .findFirst()
                .map(MatchedValue::shortened)
                .orElse(null);
    }

    private static String shortened(String address) {
        int at = address.indexOf('@');
        return address.substring(0, Math.min(at, SHOWN_LETTERS)) + "…" + address.substring(at);
    }
}
