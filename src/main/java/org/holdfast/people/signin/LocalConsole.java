package org.holdfast.people.signin;

import org.holdfast.people.PeopleService;

/** Decides whether the local operator may use the console without signing in. */
public class LocalConsole {

    private final SignInSettings.LocalConsoleMode mode;
    private final PeopleService people;
    /** Whether a person was added; once true, it remains true. */
    private volatile boolean inhabited;

    LocalConsole(SignInSettings.LocalConsoleMode mode, PeopleService people) {
        this.mode = mode;
        this.people = people;
    }

    /** Returns whether the console is open to the local operator now. Call it at each request. */
    public boolean isOpen() {
        return switch (mode) {
            case ON -> true;
            case OFF -> false;
            case AUTO -> !isInhabited();
        };
    }

    private boolean isInhabited() {
        if (!inhabited) {
            inhabited = people.isAnyoneAdded();
        }
        return inhabited;
    }
}
