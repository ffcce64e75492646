package org.holdfast.retention;

import org.holdfast.loyalty.programmes.Unit;

/** Nothing is given for points or stamps that are not there (any more). */
public final class NotEnough extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotEnough(Unit unit, int wanted, int had, String programme) {
        super("This takes " + wanted + " " + unit + " of \"" + programme + "\", but the customer has " + had
                + ". Nothing was taken, and the outcome was not recorded.");
    }
}
