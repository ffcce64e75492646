package org.holdfast.loyalty.programmes.earning;

import java.time.LocalDate;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Units added by one cause: how many are left, and until when. Not thread-safe. */
public final class Holding {

    private final int number;
    private final LocalDate on;
    private final Lasting lasting;
    /** First day on which the units are no longer available, as far as it is known now. */
    private @Nullable LocalDate expiresOn;

    private int left;
    private int expired;

    /**
     * Creates a holding without units.
     *
     * @param number number of the entry that created it
     * @param on day from which its units count
     */
    public Holding(int number, LocalDate on, Lasting lasting) {
        this.number = number;
        this.on = on;
        this.lasting = lasting;
        this.expiresOn = lasting.expiresOn();
    }

    public int number() {
        return number;
    }

    public LocalDate on() {
        return on;
    }

    public @Nullable LocalDate expiresOn() {
        return expiresOn;
    }

    public int left() {
        return left;
    }

    /** Returns the units that have expired. */
    public int expired() {
        return expired;
    }

    public void put(int units) {
        left += units;
    }

    /** Takes as many units as there are, and returns how many. */
    public int take(int units) {
        int here = Math.min(left, units);
        left -= here;
        return here;
    }

    /** Marks units as expired; a negative number reverses that. */
    public void expire(int units) {
        left -= units;
        expired += units;
    }

    /**
     * Moves the end of units that last as long as the customer earns or spends.
     *
     * @param ends the ends by the months without either
     */
    public void follow(IntFunction<IdleEnds> ends) {
        Integer months = lasting.idleMonths();
        if (months == null) {
            return;
        }
        LocalDate end = ends.apply(months).after(on);
        LocalDate fixed = lasting.expiresOn();
        expiresOn = fixed == null || end.isBefore(fixed) ? end : fixed;
    }

    /** Returns whether units are left whose last day has passed. */
    public boolean isExpired(LocalDate today) {
        return left > 0 && expiresOn != null && !today.isBefore(expiresOn);
    }

    /** Returns whether units have expired although they last longer, as is known now. */
    public boolean isAliveAgain(LocalDate today) {
        return lasting.idleMonths() != null && expired > 0 && expiresOn != null && today.isBefore(expiresOn);
    }
}
