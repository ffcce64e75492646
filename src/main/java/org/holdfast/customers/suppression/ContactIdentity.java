package org.holdfast.customers.suppression;

import org.holdfast.facts.Customer;
import org.holdfast.facts.contact.AddressKind;
import org.jspecify.annotations.Nullable;

/** Normalizes the first e-mail address and phone number of customers, so that equal addresses are equal strings. */
public final class ContactIdentity {

    private ContactIdentity() {}

    /** Returns the address in lower case without a plus tag, or {@code null} if there is none. */
    public static @Nullable String email(Customer customer) {
        return AddressKind.EMAIL.normalized(customer.email());
    }

    /** Returns the digits without the international prefix 00, or {@code null} if there are too few. */
    public static @Nullable String phone(Customer customer) {
        return AddressKind.PHONE.normalized(customer.phone());
    }
}
