package org.holdfast.facts;

/** Somebody asked about a customer, decision or action that does not exist. */
public final class UnknownThing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownThing(String what, String id) {
        super("There is no " + what + " \"" + id + "\".");
    }
}
