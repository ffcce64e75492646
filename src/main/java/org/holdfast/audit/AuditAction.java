package org.holdfast.audit;

import org.holdfast.facts.validation.EnumLabels;

/** An act that the audit trail records. */
public enum AuditAction {
    RULE_BOOK_PUBLISHED,
    RULE_BOOK_RESTORED,
    /** Publishing the rules folder on save was suspended or resumed, without a new rule book. */
    AUTOMATIC_PUBLISHING_CHANGED,
    DRAFT_OPENED,
    DRAFT_DISCARDED,
    DRAFT_REOPENED,
    REVIEW_ASKED,
    DRAFT_APPROVED,
    CHANGES_ASKED,
    VERDICT_WITHDRAWN,
    PUBLICATION_SCHEDULED,
    SCHEDULE_CANCELLED,
    EMERGENCY_NOTED,
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
    ORDER_MOVED,
    CUSTOMER_ERASED,
    CUSTOMERS_IMPORTED,
    /** Facts older than the company keeps them were removed. */
    FACTS_PRUNED,
    DECISIONS_PRUNED,
    /** Points or stamps were added or taken by hand. */
    POINTS_ENTERED,
    /** Balances of another programme were brought along. */
    POINTS_IMPORTED,
    OUTCOME_REPORTED,
    DELIVERIES_RESENT,
    CHURN_MODEL_FITTED,
    OUTCOME_UNDONE,
    AUTHORIZATION_ANSWERED,
    SETTING_CHANGED,
    DEMO_ADDED,
    DEMO_REMOVED;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
