package org.holdfast.people.signin;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * What a session holds: who signed in, and when. Everything else about the person is read at each request.
 *
 * @param epoch the person's sessions of earlier epochs have ended
 * @param startedAt when they signed in
 * @param confirmedAt when they last gave their password
 */
public record SessionTicket(String personId, int epoch, Instant startedAt, Instant confirmedAt)
        implements Serializable {

    /** How long a session lasts at most, however much it is used. */
    public static final Duration LONGEST = Duration.ofHours(24);

    /** How long after giving the password a person may do what is dangerous. */
    public static final Duration CONFIRMATION = Duration.ofMinutes(10);

    private static final long serialVersionUID = 1L;

    boolean isOver(Instant now) {
        return !now.isBefore(startedAt.plus(LONGEST));
    }

    boolean isConfirmed(Instant now) {
        return now.isBefore(confirmedAt.plus(CONFIRMATION));
    }
}
