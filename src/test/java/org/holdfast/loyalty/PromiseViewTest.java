package org.holdfast.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.holdfast.Samples;
import org.holdfast.facts.promise.FulfilmentCriterion;
import org.holdfast.facts.promise.Promise;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromiseViewTest {

    private static final String ORDER =
            "{'id':'c','timeZone':'Europe/Chisinau','orders':[{'id':'1','placedAt':'2026-03-01'%s}]}";
    private static final String COMPLAINT =
            "{'id':'c','timeZone':'Europe/Chisinau','complaints':[{'id':'1','openedAt':'2026-03-01'%s}]}";

    /** The promise is due at the end of 12 March in Chișinău. */
    private static PromiseView view(String facts, String now, FulfilmentCriterion keptBy, @Nullable String reportedAt) {
        Promise promise = new Promise(
                "p",
                "a",
                "1",
                "w",
                Instant.parse("2026-03-09T10:00:00Z"),
                Instant.parse("2026-03-12T22:00:00Z"),
                keptBy,
                reportedAt == null ? null : Instant.parse(reportedAt));
        return CustomerView.of(Samples.customer(facts), Samples.at(now), List.of(promise))
                .promises()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 2026-03-12T21:59:59Z, open, 0, -",
                "-, 2026-03-11T12:00:00Z, open, 1, -",
                "-, 2026-03-12T22:00:00Z, broken, -1, 1",
                "2026-03-12, 2026-03-13T12:00:00Z, kept, -1, -",
                "2026-03-12T21:59:59Z, 2026-03-20T12:00:00Z, kept, -8, -",
                "2026-03-12T22:00:00Z, 2026-03-20T12:00:00Z, broken, -8, 8",
                "2026-03-14, 2026-03-13T12:00:00Z, broken, -1, 1",
            })
    void aTimelyDeliveryFulfilsThePromise(
            String delivered, String now, String status, int dueInDays, Integer brokenDaysAgo) {
        String fact = delivered == null ? "" : ",'deliveredAt':'" + delivered + "'";
        PromiseView view = view(ORDER.formatted(fact), now, FulfilmentCriterion.DELIVERY, null);

        assertThat(view.status()).isEqualTo(status);
        assertThat(view.dueInDays()).isEqualTo(dueInDays);
        assertThat(view.brokenDaysAgo()).isEqualTo(brokenDaysAgo);
    }

    @Test
    void aTimelyResolutionFulfilsThePromise() {
        assertThat(view(
                                COMPLAINT.formatted(",'resolvedAt':'2026-03-12'"),
                                "2026-03-15T10:00:00Z",
                                FulfilmentCriterion.RESOLUTION,
                                null)
                        .status())
                .isEqualTo("kept");
        assertThat(view(
                                COMPLAINT.formatted(",'resolvedAt':'2026-03-13'"),
                                "2026-03-15T10:00:00Z",
                                FulfilmentCriterion.RESOLUTION,
                                null)
                        .status())
                .isEqualTo("broken");
    }

    @Test
    void aTimelyReportFulfilsThePromise() {
        assertThat(view("{'id':'c'}", "2026-03-15T10:00:00Z", FulfilmentCriterion.OUTCOME, "2026-03-12T20:00:00Z")
                        .status())
                .isEqualTo("kept");
        assertThat(view("{'id':'c'}", "2026-03-15T10:00:00Z", FulfilmentCriterion.OUTCOME, "2026-03-13T20:00:00Z")
                        .status())
                .isEqualTo("broken");
        assertThat(view("{'id':'c'}", "2026-03-15T10:00:00Z", FulfilmentCriterion.OUTCOME, null)
                        .status())
                .isEqualTo("broken");
    }

    @Test
    void aPromiseIsUnknownWhereTheFactsWouldNotShowItsFulfilment() {
        PromiseView unknown = view("{'id':'c'}", "2026-03-15T10:00:00Z", FulfilmentCriterion.DELIVERY, null);

        assertThat(unknown.status()).isEqualTo("unknown");
        assertThat(unknown.broken()).isNull();
        assertThat(unknown.kept()).isNull();
    }

    @Test
    void aCancelledOrderSettlesThePromise() {
        assertThat(view(
                                ORDER.formatted(",'cancelledAt':'2026-03-10'"),
                                "2026-03-15T10:00:00Z",
                                FulfilmentCriterion.DELIVERY,
                                null)
                        .status())
                .isEqualTo("kept");
    }
}
