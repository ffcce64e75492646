package org.holdfast.customers;

import java.util.Locale;
import org.holdfast.facts.Customer;
import org.jspecify.annotations.Nullable;

/** By what somebody is reached, written so that the same address is always the same text. */
public final class ContactIdentity {

    /** Shorter numbers are extensions or slips. */
    private static final int FEWEST_DIGITS = 6;

    private ContactIdentity() {}

    /** Whatever the case, and without what stands between a plus and the at sign; {@code null} when there is none. */
    public static @Nullable String email(Customer customer) {
        return customer.email() == null || !customer.email().contains("@")
                ? null
                : customer.email().strip().toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@");
    }

    /** Its digits, without the zeros that stand for the plus; {@code null} when there are too few. */
    public static @Nullable String phone(Customer customer) {
        String digits = customer.phone() == null
                ? ""
                : customer.phone().replaceAll("\\D", "").replaceFirst("^00", "");
        return digits.length() < FEWEST_DIGITS ? null : digits;
    }
}
