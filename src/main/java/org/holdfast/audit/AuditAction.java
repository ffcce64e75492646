package org.holdfast.audit;

import org.holdfast.facts.validation.EnumLabels;

/** An act that the audit trail records. */
public enum AuditAction {
    RULE_BOOK_PUBLISHED,
    RULE_BOOK_RESTORED,
    KEY_CREATED,
    KEY_ROTATED,
    KEY_REVOKED,
    PERSON_ADDED,
    PERSON_CHANGED,
    PERSON_DISABLED,
    PERSON_ENABLED,
    PERSON_ERASED,
    PERSON_LINK_ISSUED,
    PASSWORD_CHANGED,
    SESSIONS_ENDED,
    SIGNED_IN,
    SIGN_IN_FAILED,
    SIGNED_OUT,
    CUSTOMER_VIEWED,
    CUSTOMER_SEARCHED,
    CUSTOMER_EXPORTED,
    CUSTOMER_MERGED,
    CUSTOMER_ERASED,
    OUTCOME_REPORTED,
    SETTING_CHANGED,
    DEMO_REMOVED;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
