package org.holdfast.facts;

import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/** Channels through which the company and a customer communicate. The list is part of the contract. */
public enum Channel {
    EMAIL(true, AddressKind.EMAIL),
    SMS(true, AddressKind.PHONE),
    PUSH(true),
    CALL(true, AddressKind.PHONE),
    LETTER(true),
    CHAT(false),
    WEB(false),
    APP(false),
    STORE(false),
    SOCIAL(false),
    /**
     * A note to a member of staff. The customer never sees it, so the rules that protect customers from unwanted
     * contact do not apply.
     */
    STAFF(false),
    WHATSAPP(true, AddressKind.PHONE),
    VIBER(true, AddressKind.PHONE),
    TELEGRAM(true, AddressKind.PHONE);

    private final boolean startedByUs;
    private final @Nullable AddressKind addresses;

    Channel(boolean startedByUs) {
        this(startedByUs, null);
    }

    Channel(boolean startedByUs, @Nullable AddressKind addresses) {
        this.startedByUs = startedByUs;
        this.addresses = addresses;
    }

    /**
     * Returns whether using this channel contacts the customer unprompted, as opposed to answering one who is present.
     */
    public boolean startedByUs() {
        return startedByUs;
    }

    /** Returns the kind of address that it needs; {@code null} if none that facts contain. */
    public @Nullable AddressKind addresses() {
        return addresses;
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
