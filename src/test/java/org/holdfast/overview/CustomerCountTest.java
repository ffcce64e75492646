package org.holdfast.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CustomerCountTest {

    private static final Instant NOW = Instant.parse("2027-03-15T09:00:00Z");

    private final AtomicInteger counts = new AtomicInteger();
    private long customers;
    private final CustomerCount count = new CustomerCount(() -> {
        counts.incrementAndGet();
        return customers;
    });

    @Test
    void aSmallNumberIsAlwaysExact() {
        assertThat(count.at(NOW)).isZero();
        customers = 10_000;
        assertThat(count.at(NOW)).isEqualTo(10_000);
        customers = 9_999;
        assertThat(count.at(NOW)).isEqualTo(9_999);
    }

    @Test
    void aLargeNumberIsCountedOnceInTenMinutes() {
        customers = 5_000_000;
        assertThat(count.at(NOW)).isEqualTo(5_000_000);
        customers = 5_000_001;
        assertThat(count.at(NOW.plus(Duration.ofMinutes(10)).minusMillis(1))).isEqualTo(5_000_000);
        assertThat(counts).hasValue(1);
        assertThat(count.at(NOW.plus(Duration.ofMinutes(10)))).isEqualTo(5_000_001);
    }
}
