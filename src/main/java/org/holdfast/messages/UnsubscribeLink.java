package org.holdfast.messages;

import org.holdfast.facts.validation.EnumLabels;

/** How customers unsubscribe from marketing e-mails. */
public enum UnsubscribeLink {
    /** By the link in the text, without which a rule book does not go live. */
    REQUIRED,
    /** By a link that the system which sends the e-mails adds. */
    ELSEWHERE;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
