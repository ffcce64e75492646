package org.holdfast.loyalty.programmes;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Units that expire together.
 *
 * @param left units that are neither spent nor expired nor withdrawn
 * @param expiresOn first day on which they are no longer available; {@code null} for never
 */
public record Lot(LedgerUnit unit, int left, @Nullable LocalDate expiresOn) {

    boolean lasts(LocalDate today) {
        return expiresOn == null || today.isBefore(expiresOn);
    }
}
