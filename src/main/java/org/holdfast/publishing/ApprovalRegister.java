package org.holdfast.publishing;

import java.util.UUID;
import org.holdfast.audit.Actor;

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

    /** Makes sure that a draft still makes this rule book. */
    void checkCurrent(UUID draft, String version, int semantics);

    /** Closes a draft that has just gone live, in the same transaction. */
    void wentLive(UUID draft, int publication, Actor by);

    /** Returns the names of those who approved a rule book, where no approval is demanded; empty if there are none. */
    String approvers(UUID draft, String version, int semantics);
}
