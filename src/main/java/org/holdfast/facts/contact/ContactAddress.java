package org.holdfast.facts.contact;

import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/** An e-mail address or a phone number of a customer, with what is known about it. */
public sealed interface ContactAddress permits ContactEmail, ContactPhone {

    /** Maximum length of an address, in characters. */
    int MAX_ADDRESS = 320;

    /** Maximum number of addresses of one kind. */
    int MAX_ADDRESSES = 20;

    AddressKind kind();

    /** Returns the address as it was written. */
    String text();

    /** Returns the state; {@code null} if nothing is known, so that it may be tried. */
    @Nullable
    AddressState state();

    /** Returns when the state was found; {@code null} if unknown. */
    @Nullable
    DateOrInstant at();

    /** Returns whether it is to be used before the others; {@code null} if unknown. */
    @Nullable
    Boolean preferred();

    /** Returns what kind of address it is to the customer, such as {@code work}; {@code null} if unknown. */
    @Nullable
    String label();

    /** Returns whether messages to it can arrive, as far as is known. */
    default boolean canArrive() {
        return state() == null || state() == AddressState.OK;
    }

    /** Returns the same address in another state. */
    ContactAddress in(AddressState other, @Nullable DateOrInstant since);
}
