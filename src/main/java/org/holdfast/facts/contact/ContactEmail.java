package org.holdfast.facts.contact;

import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/** An e-mail address of a customer. */
public record ContactEmail(
        String address,
        @Nullable AddressState state,
        @Nullable DateOrInstant at,
        @Nullable Boolean preferred,
        @Nullable String label)
        implements ContactAddress {

    public ContactEmail {
        address = FactConstraints.known("address", FactConstraints.text("address", address), "an e-mail address")
                .strip();
        if (!address.contains("@") || address.length() > MAX_ADDRESS) {
            throw new InvalidInput(
                    "address",
                    "is \"" + FactConstraints.shorten(address) + "\"; expected an e-mail address of at most "
                            + MAX_ADDRESS + " characters");
        }
        FactConstraints.optionalId("label", label);
    }

    @Override
    public AddressKind kind() {
        return AddressKind.EMAIL;
    }

    @Override
    public String text() {
        return address;
    }

    @Override
    public ContactEmail in(AddressState other, @Nullable DateOrInstant since) {
        return new ContactEmail(address, other, since, preferred, label);
    }
}
