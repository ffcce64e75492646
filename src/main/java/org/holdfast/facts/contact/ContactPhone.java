package org.holdfast.facts.contact;

import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/** A phone number of a customer, for calls, text messages and messengers. */
public record ContactPhone(
        String number,
        @Nullable AddressState state,
        @Nullable DateOrInstant at,
        @Nullable Boolean preferred,
        @Nullable String label)
        implements ContactAddress {

    public ContactPhone {
        number = FactConstraints.known("number", FactConstraints.text("number", number), "a phone number")
                .strip();
        if (number.chars().noneMatch(Character::isDigit) || number.length() > MAX_ADDRESS) {
            throw new InvalidInput(
                    "number",
                    "is \"" + FactConstraints.shorten(number) + "\"; expected a phone number of at most " + MAX_ADDRESS
                            + " characters");
        }
        FactConstraints.optionalId("label", label);
    }

    @Override
    public AddressKind kind() {
        return AddressKind.PHONE;
    }

    @Override
    public String text() {
        return number;
    }

    @Override
    public ContactPhone in(AddressState other, @Nullable DateOrInstant since) {
        return new ContactPhone(number, other, since, preferred, label);
    }
}
