package org.holdfast.loyalty.programmes.earning;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long units last.
 *
 * @param expiresOn first day on which they are no longer available; {@code null} if no day is fixed
 * @param idleMonths months without earning or spending after which they expire; {@code null} for no limit
 */
public record Lasting(
        @Nullable LocalDate expiresOn, @Nullable Integer idleMonths) {

    public static final Lasting EVER = new Lasting(null, null);
}
