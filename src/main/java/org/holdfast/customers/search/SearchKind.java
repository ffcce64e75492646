package org.holdfast.customers.search;

import org.holdfast.customers.search.tokens.TokenKind;
import org.holdfast.facts.validation.EnumLabels;

/** What a customer was found by. */
public enum SearchKind {
    ID,
    /** The id of a customer who was merged into this one. */
    FORMER_ID,
    ORDER,
    COMPLAINT,
    RETURN,
    SUBSCRIPTION,
    PAYMENT,
    /** The number of a parcel, or the number under which its carrier shows where it is. */
    PARCEL,
    PHONE,
    EMAIL,
    NAME,
    /** A text among the facts that the rule book declares, such as a plan or a plate. */
    ATTRIBUTE;

    static SearchKind of(TokenKind kind) {
        return kind == TokenKind.EMAIL_PART ? EMAIL : valueOf(kind.name());
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
