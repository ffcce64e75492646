package org.holdfast.customers.suppression;

import java.util.Locale;
import org.holdfast.facts.Customer;
import org.jspecify.annotations.Nullable;

/** E-mail and phone in a normal form, so that equal addresses are equal texts. */
public final class ContactIdentity {

    /** Shorter numbers are extensions or slips. */
    private static final int FEWEST_DIGITS = 6;

    private ContactIdentity() {}

    /** In lower case, without a tag between plus and at sign; {@code null} when there is none. */
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
