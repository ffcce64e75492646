package org.holdfast.loyalty.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holdfast.guardrails.incidents.Incidents;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.OrderView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FulfilmentTest {

    private static final String TWO_CUPS =
            "'lines':[{'sku':'cup','name':'Cup','quantity':2},{'sku':'pot','quantity':1}]";

    private static CustomerView customer(String order, String rest, String today) {
        return view(
                "{'id':'c','timeZone':'Europe/Chisinau','orders':[{'id':'o','placedAt':'2026-03-01'," + order + "}]"
                        + rest + "}",
                today);
    }

    private static OrderView order(String fields, String today) {
        return customer(fields, "", today).orders().get(0);
    }

    @Test
    void anOrderIsDeliveredWhenEverythingOrderedHasArrived() {
        String half =
                TWO_CUPS + ",'parcels':[{'id':'1','deliveredAt':'2026-03-05','lines':[{'sku':'cup','quantity':1}]}";
        OrderView partly = order(half + "]", "2026-03-10");

        assertThat(partly.delivered()).isFalse();
        assertThat(partly.open()).isTrue();
        assertThat(partly.shipped()).isTrue();
        assertThat(partly.fulfilment().partlyArrived()).isTrue();
        assertThat(partly.fulfilment().stillToCome()).isEqualTo("Cup, pot");
        assertThat(partly.fulfilment().piecesToCome()).isEqualTo(2);

        String rest = half + ",{'id':'2','deliveredAt':'2026-03-09',"
                + "'lines':[{'sku':'cup','quantity':1},{'sku':'pot','quantity':1}]}]";
        assertThat(order(rest, "2026-03-08").fulfilment().partlyArrived()).isTrue();
        OrderView whole = order(rest, "2026-03-10");
        assertThat(whole.delivered()).isTrue();
        assertThat(whole.deliveredDaysAgo()).isEqualTo(1);
        assertThat(whole.fulfilment().partlyArrived()).isFalse();
        assertThat(whole.fulfilment().piecesToCome()).isZero();
        assertThat(whole.fulfilment().stillToCome()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                // Without lines of the parcels, all of them have to arrive.
                "{'id':'1','deliveredAt':'2026-03-05'},{'id':'2','deliveredAt':'2026-03-07'} | 2026-03-07",
                "{'id':'1','deliveredAt':'2026-03-05'},{'id':'2','shippedAt':'2026-03-04'} | -",
                "{'id':'1','deliveredAt':'2026-03-05'},{'id':'2'} | -",
                // A lost parcel is replaced by one that was sent afterwards.
                "{'id':'1','lostAt':'2026-03-05'},{'id':'2','shippedAt':'2026-03-06',"
                        + "'deliveredAt':'2026-03-08'} | 2026-03-08",
                "{'id':'1','lostAt':'2026-03-05'},{'id':'2','shippedAt':'2026-03-02','deliveredAt':'2026-03-04'} | -",
                "{'id':'1','returnedAt':'2026-03-05'},{'id':'2','shippedAt':'2026-03-06',"
                        + "'deliveredAt':'2026-03-08'} | 2026-03-08",
                // Nothing after the moment of decision counts.
                "{'id':'1','deliveredAt':'2026-04-05'} | 2026-03-06",
                // Parcels of which nothing is known leave the word to the order.
                "{'id':'1','carrier':'dhl'} | 2026-03-06",
                "{'id':'1','shippedAt':'2026-03-05'} | 2026-03-06",
                "{'id':'1','readyAt':'2026-03-05'} | -"
            })
    void parcelsTellWhatHasArrivedAsSoonAsTheCarrierTellsOfThem(String parcels, String delivered) {
        OrderView order = order("'deliveredAt':'2026-03-06','parcels':[" + parcels + "]", "2026-03-20");

        assertThat(String.valueOf(order.fulfilment().deliveredAt())).isEqualTo(String.valueOf(delivered));
    }

    @Test
    void ordersWithoutParcelsAreAsBefore() {
        assertThat(order("'deliveredAt':'2026-03-05'", "2026-03-10")
                        .fulfilment()
                        .partlyArrived())
                .isFalse();
        assertThat(order("'parcels':[],'deliveredAt':'2026-03-05'", "2026-03-10")
                        .delivered())
                .isTrue();
        assertThat(order("'parcels':[]", "2026-03-10").fulfilment().partlyArrived())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                // An order that waits is never late, whatever was promised; once something is sent, it does not wait.
                "'state':'unpaid','promisedAt':'2026-03-05' | false | 0 | -",
                "'state':'on-hold','promisedAt':'2026-03-05' | false | 0 | -",
                "'state':'open','promisedAt':'2026-03-05' | true | 5 | 2026-03-05",
                "'state':'unpaid','promisedAt':'2026-03-05','shippedAt':'2026-03-02' | true | 5 | 2026-03-05",
                // From the end of the waiting on, it has the days that were promised when it was placed.
                "'state':'open','promisedAt':'2026-03-05','waitedUntil':'2026-03-04' | true | 2 | 2026-03-08",
                "'state':'open','promisedAt':'2026-03-05','waitedUntil':'2026-03-08' | false | 0 | 2026-03-12",
                "'promisedAt':'2026-03-05','waitedUntil':'2026-03-04','shippedAt':'2026-03-04' | true | 2 | 2026-03-08",
                // What had left us by then did not wait: an invoice is paid later.
                "'promisedAt':'2026-03-05','waitedUntil':'2026-03-09','shippedAt':'2026-03-04' | true | 5 | 2026-03-05",
                "'promisedAt':'2026-03-05','waitedUntil':'2026-03-09','deliveredAt':'2026-03-07' | true | 2 | "
                        + "2026-03-05",
                "'promisedAt':'2026-03-05T10:00:00Z','waitedUntil':'2026-03-04T08:00:00Z' | true | 2 | "
                        + "2026-03-08T10:00:00Z",
                // A later wish of the customer moves the day, an earlier one does not.
                "'promisedAt':'2026-03-05','wishedAt':'2026-03-14' | false | 0 | 2026-03-14",
                "'promisedAt':'2026-03-05','wishedAt':'2026-03-08' | true | 2 | 2026-03-08",
                "'promisedAt':'2026-03-05','wishedAt':'2026-03-03' | true | 5 | 2026-03-05",
                "'wishedAt':'2026-03-03' | - | - | -",
                // A span ends with its last day.
                "'promisedFrom':'2026-03-05','promisedAt':'2026-03-10' | false | 0 | 2026-03-10",
                "'promisedAt':'2026-03-05/2026-03-09' | true | 1 | 2026-03-09"
            })
    void latenessCountsFromTheDayThatIsDue(String fields, Boolean late, Integer days, String due) {
        Punctuality punctuality = order(fields, "2026-03-10").punctuality();

        assertThat(punctuality.late()).isEqualTo(late);
        assertThat(punctuality.daysLate()).isEqualTo(days);
        assertThat(String.valueOf(punctuality.due())).isEqualTo(String.valueOf(due));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "{'id':'1','promisedAt':'2026-03-06'} | true | 4",
                "{'id':'1','promisedAt':'2026-03-06','deliveredAt':'2026-03-06'},{'id':'2',"
                        + "'promisedAt':'2026-03-08'} | true | 2",
                "{'id':'1','promisedAt':'2026-03-12'},{'id':'2','promisedAt':'2026-03-14'} | false | 0",
                // What waits at the pickup point, or was brought in vain, was there in time.
                "{'id':'1','promisedAt':'2026-03-06','readyAt':'2026-03-05'} | false | 0",
                "{'id':'1','promisedAt':'2026-03-06','attemptedAt':'2026-03-07'} | true | 1",
                "{'id':'1','promisedAt':'2026-03-06','attemptedAt':'2026-03-06','returnedAt':'2026-03-09'} | "
                        + "false | 0",
                // What is lost was not.
                "{'id':'1','promisedAt':'2026-03-06','readyAt':'2026-03-05','lostAt':'2026-03-08'} | true | 4",
                "{'id':'1'} | - | -"
            })
    void anOrderIsLateAsSoonAsAParcelIs(String parcels, Boolean late, Integer days) {
        Punctuality punctuality =
                order("'parcels':[" + parcels + "]", "2026-03-10").punctuality();

        assertThat(punctuality.late()).isEqualTo(late);
        assertThat(punctuality.daysLate()).isEqualTo(days);
    }

    @Test
    void aParcelThatIsFetchedLateWasNotBroughtLate() {
        OrderView order = order(
                "'promisedAt':'2026-03-05','parcels':[{'id':'1','readyAt':'2026-03-04','deliveredAt':'2026-03-09'}]",
                "2026-03-10");

        assertThat(order.delivered()).isTrue();
        assertThat(order.punctuality().late()).isFalse();
    }

    @Test
    void parcelsHaveAStateEach() {
        List<ParcelView> parcels = customer(
                        "'parcels':[{'id':'1','attemptedAt':'2026-03-08'},"
                                + "{'id':'2','attemptedAt':'2026-03-06','readyAt':'2026-03-07',"
                                + "'pickupUntil':'2026-03-14'},"
                                + "{'id':'3','lostAt':'2026-03-05'},"
                                + "{'id':'4','lostAt':'2026-03-05','lines':[{'sku':'a','quantity':1}]},"
                                + "{'id':'5','shippedAt':'2026-03-09','lines':[{'sku':'b','quantity':1}]}]",
                        "",
                        "2026-03-10")
                .parcels();

        assertThat(parcels).extracting(ParcelView::key).containsExactly("o#1", "o#2", "o#3", "o#4", "o#5");
        assertThat(parcels).extracting(ParcelView::attempted).containsExactly(true, false, false, false, false);
        assertThat(parcels).extracting(ParcelView::readyForPickup).containsExactly(false, true, false, false, false);
        // Parcel 5 may replace parcel 3, of which the contents are unknown, but not parcel 4.
        assertThat(parcels).extracting(ParcelView::lost).containsExactly(false, false, false, true, false);
        assertThat(parcels.get(1).pickupUntil()).isEqualTo(LocalDate.of(2026, 3, 14));
        assertThat(parcels.get(1).pickupInDays()).isEqualTo(4);
        assertThat(parcels.get(1).readyDaysAgo()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // The second half was planned anyway, so it does not replace the first.
                "{'id':'1','lostAt':'2026-03-05','lines':[{'sku':'cup','quantity':1}]},{'id':'2',"
                        + "'shippedAt':'2026-03-06','lines':[{'sku':'cup','quantity':1}]} | true",
                "{'id':'1','lostAt':'2026-03-05','lines':[{'sku':'cup','quantity':1}]},{'id':'2',"
                        + "'shippedAt':'2026-03-06','lines':[{'sku':'cup','quantity':2}]} | false",
                "{'id':'1','returnedAt':'2026-03-05','lines':[{'sku':'pot','quantity':1}]},{'id':'2',"
                        + "'deliveredAt':'2026-03-08','lines':[{'sku':'pot','quantity':1}]} | false",
                "{'id':'1','lostAt':'2026-03-05','lines':[{'sku':'cup','quantity':1}]},{'id':'2',"
                        + "'lines':[{'sku':'cup','quantity':2}]} | true"
            })
    void aParcelIsReplacedOnceItsArticlesWereSentOtherwise(String parcels, boolean failed) {
        ParcelView parcel = order(TWO_CUPS + ",'parcels':[" + parcels + "]", "2026-03-10")
                .fulfilment()
                .parcels()
                .get(0);

        assertThat(parcel.lost() || parcel.returned()).isEqualTo(failed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lostAt", "returnedAt", "readyAt", "attemptedAt"})
    void ofACancelledOrderNothingIsSentFetchedOrBrought(String field) {
        ParcelView parcel = order(
                        "'cancelledAt':'2026-03-06','parcels':[{'id':'1','" + field + "':'2026-03-08'}]", "2026-03-10")
                .fulfilment()
                .parcels()
                .get(0);

        assertThat(List.of(
                        parcel.open(), parcel.lost(), parcel.returned(), parcel.readyForPickup(), parcel.attempted()))
                .containsOnly(false);
        assertThat(parcel.shipped()).isTrue();
    }

    @Test
    void aParcelThatIsReadyOnTheDayOnWhichItWasBroughtInVainWaits() {
        ParcelView parcel = order(
                        "'parcels':[{'id':'1','attemptedAt':'2026-03-08T09:00:00Z','readyAt':'2026-03-08'}]",
                        "2026-03-10")
                .fulfilment()
                .parcels()
                .get(0);

        assertThat(parcel.readyForPickup()).isTrue();
        assertThat(parcel.attempted()).isFalse();
    }

    @Test
    void noParcelIsUnderWayOnceTheOrderIsKnownToHaveArrived() {
        String parcel = "'parcels':[{'id':'1','shippedAt':'2026-03-03'}]";

        assertThat(order("'deliveredAt':'2026-03-05'," + parcel, "2026-03-10")
                        .fulfilment()
                        .parcels())
                .extracting(ParcelView::open)
                .containsExactly(false);
        assertThat(order(parcel, "2026-03-10").fulfilment().parcels())
                .extracting(ParcelView::open)
                .containsExactly(true);
    }

    @Test
    void aLongListOfArticlesIsCutShort() {
        String lines = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> "{'sku':'a" + i + "','quantity':" + i + "}")
                .collect(Collectors.joining(",", "'lines':[", "]"));
        OrderView order = order(
                lines + ",'parcels':[{'id':'1','shippedAt':'2026-03-03'," + lines + "},{'id':'2',"
                        + "'deliveredAt':'2026-03-04','lines':[{'sku':'a1','quantity':0}]}]",
                "2026-03-10");

        assertThat(order.fulfilment().stillToCome()).isEqualTo("a1, 2 × a2, 3 × a3, 4 × a4, 5 × a5 …");
        assertThat(order.fulfilment().parcels())
                .extracting(ParcelView::contents)
                .containsExactly("a1, 2 × a2, 3 × a3, 4 × a4, 5 × a5 …", null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "never came | 2026-03-06 | | true",
                "not-received | 2026-03-05 | | true",
                "Товар не получен | 2026-03-06 | | true",
                "Coletul nu a ajuns | 2026-03-06 | | true",
                "never came | 2026-03-04 | | false",
                "never came | 2026-03-06 | 2026-03-08 | false",
                "damaged goods | 2026-03-06 | | false"
            })
    void aComplaintAfterDeliverySaysThatAnOrderNeverCame(String topic, String opened, String resolved, boolean never) {
        String complaint = ",'complaints':[{'id':'k','orderId':'o','topic':'" + topic + "',"
                + "'openedAt':'" + opened + "'"
                + (resolved == null ? "" : ",'resolvedAt':'" + resolved + "'") + "}]";

        CustomerView view = customer("'deliveredAt':'2026-03-05'", complaint, "2026-03-10");

        assertThat(view.orders().get(0).neverCame()).isEqualTo(never);
        assertThat(view.complaints().get(0).order().neverCame()).isEqualTo(never);
    }

    @Test
    void anIncidentBeginsOnTheDayThatWasDue() {
        String late = "'promisedAt':'2026-03-05','wishedAt':'2026-03-08'";

        assertThat(Incidents.of(customer(late, "", "2026-03-10"), Map.of()))
                .singleElement()
                .satisfies(incident -> assertThat(incident.openedOn()).isEqualTo(LocalDate.of(2026, 3, 8)));
        assertThat(Incidents.of(customer("'state':'unpaid'," + late, "", "2026-03-10"), Map.of()))
                .isEmpty();
    }
}
