package org.holdfast.customers.referrals;

import java.util.Locale;
import java.util.function.Function;
import org.holdfast.customers.suppression.ContactIdentity;
import org.holdfast.facts.Customer;
import org.jspecify.annotations.Nullable;

/** Checks whether two customers seem to be the same person, to prevent self-referral. Unknown facts do not count. */
final class DuplicatePersonCheck {

    private DuplicatePersonCheck() {}

    static boolean is(Customer one, Customer other) {
        return one.id().equals(other.id())
                || same(one, other, ContactIdentity::email)
                || same(one, other, ContactIdentity::phone)
                || one.birthday() != null
                        && other.birthday() != null
                        && one.birthday().agrees(other.birthday())
                        && same(one, other, DuplicatePersonCheck::name);
    }

    private static boolean same(Customer one, Customer other, Function<Customer, @Nullable String> value) {
        String first = value.apply(one);
        return first != null && first.equals(value.apply(other));
    }

    private static @Nullable String name(Customer customer) {
        return customer.name() == null || customer.name().isBlank()
                ? null
                : customer.name().strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
