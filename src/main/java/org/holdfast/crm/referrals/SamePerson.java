package org.holdfast.crm.referrals;

import java.util.Locale;
import java.util.function.Function;
import org.holdfast.facts.Customer;
import org.jspecify.annotations.Nullable;

/** Whether two customers look like one, so that nobody is thanked for bringing themselves. What is unknown says nothing. */
final class SamePerson {

    /** Shorter ones are extensions or slips. */
    private static final int FEWEST_DIGITS = 6;

    private SamePerson() {
    }

    static boolean is(Customer one, Customer other) {
        return one.id().equals(other.id()) || same(one, other, SamePerson::email) || same(one, other, SamePerson::phone)
                || one.birthday() != null && one.birthday().equals(other.birthday()) && same(one, other, SamePerson::name);
    }

    private static boolean same(Customer one, Customer other, Function<Customer, @Nullable String> value) {
        String first = value.apply(one);
        return first != null && first.equals(value.apply(other));
    }

    /** Whatever the case, and without what stands between a plus and the at sign. */
    private static @Nullable String email(Customer customer) {
        return customer.email() == null || !customer.email().contains("@") ? null
                : customer.email().strip().toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@");
    }

    private static @Nullable String phone(Customer customer) {
        String digits = customer.phone() == null ? "" : customer.phone().replaceAll("\\D", "");
        return digits.length() < FEWEST_DIGITS ? null : digits;
    }

    private static @Nullable String name(Customer customer) {
        return customer.name() == null || customer.name().isBlank() ? null : customer.name().strip().toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
    }
}
