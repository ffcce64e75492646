package org.holdfast.publishing;

import java.util.UUID;

/** Knows who approved which rule book. */
public interface ApprovalRegister {

    /**
     * Returns the names of those whose approval lets a draft go live. Called in the transaction that publishes, under
     * the lock of the live rule book.
     *
     * @param version version of the whole rule book that is about to go live
     * @param semantics its semantics
     * @throws ApprovalNeeded if approvals are missing, were given to another rule book, or do not count
     */
    String requireApproved(UUID draft, String version, int semantics);

    /** Returns the names of those who approved a rule book, where no approval is demanded; empty if there are none. */
    String approvers(UUID draft, String version, int semantics);
}
