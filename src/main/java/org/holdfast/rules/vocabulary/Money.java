package org.holdfast.rules.vocabulary;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An amount as messages print it.
 *
 * @param currency {@code null} for the company's currency
 */
public record Money(BigDecimal amount, @Nullable String currency) {

    static @Nullable Money of(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null ? null : new Money(amount, currency);
    }
}
