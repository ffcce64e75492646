package org.holdfast.customers.suppression;

import java.util.Locale;
import org.holdfast.facts.Customer;
import org.jspecify.annotations.Nullable;

/** Normalizes e-mail addresses and phone numbers, so that equal addresses are equal strings. */
public final class ContactIdentity {

    /** Shorter numbers are extensions or typing errors. */
    private static final int MIN_DIGITS = 6;

    private ContactIdentity() {}

    /** Returns the address in lower case without a plus tag, or {@code null} if there is none. */
    public static @Nullable String email(Customer customer) {
        return customer.email() == null || !customer.email().contains("@")
                ? null
                : customer.email().strip().toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@");
    }

    /** Returns the digits without the international prefix 00, or {@code null} if there are too few. */
    public static @Nullable String phone(Customer customer) {
        String digits = customer.phone() == null
                ? ""
                : customer.phone().replaceAll("\\D", "").replaceFirst("^00", "");
        return digits.length() < MIN_DIGITS ? null : digits;
    }
}
