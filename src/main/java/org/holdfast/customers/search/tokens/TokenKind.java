package org.holdfast.customers.search.tokens;

/** What a token is made of. */
public enum TokenKind {
    ID("id"),
    /** The id of a customer who was merged into this one. */
    FORMER_ID("was"),
    ORDER("order"),
    COMPLAINT("complaint"),
    RETURN("return"),
    SUBSCRIPTION("contract"),
    PAYMENT("payment"),
    /** The number of a parcel, or the number under which its carrier shows where it is. */
    PARCEL("parcel"),
    PHONE("phone"),
    EMAIL("email"),
    /** The end of an e-mail address, from any of its parts on. */
    EMAIL_PART("mailpart"),
    NAME("name"),
    /** A text among the declared facts. */
    ATTRIBUTE("fact");

    private final String stored;

    TokenKind(String stored) {
        this.stored = stored;
    }

    /** Returns the name in the database. */
    public String stored() {
        return stored;
    }
}
