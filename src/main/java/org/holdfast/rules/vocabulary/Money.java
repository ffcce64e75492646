package org.holdfast.rules.vocabulary;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An amount as a message prints it; without a currency it is in the company's own. */
public record Money(BigDecimal amount, @Nullable String currency) {

    static @Nullable Money of(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null ? null : new Money(amount, currency);
    }
}
