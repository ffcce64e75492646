package org.holdfast.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.holdfast.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionStatusTest {

    private static final Instant DECIDED = Instant.parse("2026-03-15T10:00:00Z");

    private static RetentionStatus kept(String facts, String now) {
        return RetentionStatus.of(Samples.customer(facts), DECIDED, 90, ZoneOffset.UTC, Instant.parse(now));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-15T09:59:59Z, NO",
        "2026-03-15T10:00:01Z, YES",
        "2026-03-15, NO",
        "2026-03-16, YES",
        "2026-06-13, YES",
        "2026-06-14, NO",
        "2026-06-13T10:00:01Z, NO",
    })
    void anOrderCountsFromTheMomentAfterTheDecisionForNinetyDays(String placedAt, RetentionStatus expected) {
        assertThat(kept("{'id':'c','orders':[{'id':'1','placedAt':'" + placedAt + "'}]}", "2026-12-01T00:00:00Z"))
                .isEqualTo(expected);
    }

    @Test
    void datesAreInTheCustomersTimeZone() {
        // In Auckland the 16th begins at 11:00 UTC of the 15th.
        String order = "'orders':[{'id':'1','placedAt':'2026-03-16'}]}";
        Instant later = Instant.parse("2026-03-15T12:00:00Z");
        Instant end = Instant.parse("2026-12-01T00:00:00Z");

        assertThat(RetentionStatus.of(
                        Samples.customer("{'id':'c','timeZone':'Pacific/Auckland'," + order),
                        later,
                        90,
                        ZoneOffset.UTC,
                        end))
                .isEqualTo(RetentionStatus.NO);
        assertThat(RetentionStatus.of(Samples.customer("{'id':'c'," + order), later, 90, ZoneOffset.UTC, end))
                .isEqualTo(RetentionStatus.YES);
    }

    @Test
    void aCancelledOrderDoesNotCount() {
        assertThat(kept(
                        "{'id':'c','orders':[{'id':'1','placedAt':'2026-04-01','cancelledAt':'2026-04-02'}]}",
                        "2026-12-01T00:00:00Z"))
                .isEqualTo(RetentionStatus.NO);
    }

    @Test
    void theStatusIsWaitingWithinTheDaysAndUnknownWithoutOrders() {
        assertThat(kept("{'id':'c','orders':[]}", "2026-06-01T00:00:00Z")).isEqualTo(RetentionStatus.WAITING);
        assertThat(kept("{'id':'c','orders':[{'id':'1','placedAt':'2026-06-05'}]}", "2026-06-01T00:00:00Z"))
                .isEqualTo(RetentionStatus.WAITING);
        assertThat(kept("{'id':'c'}", "2026-12-01T00:00:00Z")).isEqualTo(RetentionStatus.UNKNOWN);
        assertThat(RetentionStatus.of(null, DECIDED, 90, ZoneOffset.UTC, DECIDED))
                .isEqualTo(RetentionStatus.UNKNOWN);
    }
}
