package org.holdfast.loyalty.programmes;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Units that expire together.
 *
 * @param left not spent, not expired, not taken back
 * @param expiresOn the first day on which they are gone; {@code null} for never
 */
public record Lot(LedgerUnit unit, int left, @Nullable LocalDate expiresOn) {

    boolean lasts(LocalDate today) {
        return expiresOn == null || today.isBefore(expiresOn);
    }
}
