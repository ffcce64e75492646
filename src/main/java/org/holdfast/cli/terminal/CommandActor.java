package org.holdfast.cli.terminal;

import org.holdfast.audit.Actor;
import org.holdfast.publishing.OsUser;

/** Who runs a command, for the audit trail: the local operator, by the name of their account on this machine. */
public final class CommandActor {

    private CommandActor() {}

    public static Actor get() {
        return Actor.localOperator(OsUser.me(), null);
    }
}
