package org.holdfast.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.view;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionViewTest {

    private static SubscriptionView subscription(String fields, String today) {
        return view("{'id':'c','timeZone':'Europe/Chisinau','subscriptions':[{'id':'s'" + fields + "}]}", today)
                .subscriptions()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "                                                                   | -     | false",
                ",'status':'trial'                                                  | true  | false",
                ",'status':'past-due'                                               | true  | false",
                ",'status':'paused'                                                 | false | false",
                ",'status':'ended'                                                  | false | false",
                ",'startedAt':'2026-03-15'                                          | true  | false",
                ",'startedAt':'2026-03-16'                                          | false | false",
                ",'startedAt':'2026-03-16','status':'active'                        | false | false",
                ",'startedAt':'2026-01-01','endsAt':'2026-03-15'                    | true  | false",
                ",'startedAt':'2026-01-01','endsAt':'2026-03-14'                    | false | false",
                ",'status':'cancelled'                                              | false | true",
                ",'cancelledAt':'2026-03-01'                                        | false | true",
                ",'cancelledAt':'2026-03-01','endsAt':'2026-03-31'                  | true  | true",
                ",'cancelledAt':'2026-03-01','endsAt':'2026-03-10'                  | false | true",
                ",'startedAt':'2026-01-01','status':'cancelled','cancelledAt':'2026-04-01' | true | false",
                ",'startedAt':'2026-01-01','status':'ended','endsAt':'2026-03-31'   | true  | false",
            })
    void isRunningUntilItsLastDay(String fields, Boolean running, boolean cancelled) {
        SubscriptionView view = subscription(fields == null ? "" : fields, "2026-03-15");

        assertThat(view.running()).isEqualTo(running);
        assertThat(view.cancelled()).isEqualTo(cancelled);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-14, false", "2026-03-15, true", "2026-03-20, true", "2026-04-01, false"})
    void isWantedToEndFromTheRequestUntilTheCancellation(String today, boolean requested) {
        SubscriptionView view = subscription(",'cancelRequestedAt':'2026-03-15','cancelledAt':'2026-04-01'", today);

        assertThat(view.cancellationRequested()).isEqualTo(requested);
    }

    @Test
    void daysAreCountedInTheZoneOfTheCustomer() {
        SubscriptionView view = subscription(
                ",'startedAt':'2026-03-14T23:30:00Z','renewsAt':'2026-03-25','endsAt':'2026-03-20'", "2026-03-25");

        assertThat(view.startedDaysAgo()).isEqualTo(10);
        assertThat(view.renewsInDays()).isZero();
        assertThat(view.endsInDays()).isEqualTo(-5);
    }

    @ParameterizedTest
    @CsvSource({"week, 520", "month, 120", "quarter, 40", "half-year, 20", "year, 10"})
    void thePriceOfAYearFollowsFromTheInterval(String every, String perYear) {
        assertThat(subscription(",'price':10,'currency':'EUR','every':'" + every + "'", "2026-03-15")
                        .homePricePerYear())
                .isEqualByComparingTo(perYear);
        assertThat(subscription(",'price':10,'currency':'EUR'", "2026-03-15").homePricePerYear())
                .isNull();
    }
}
