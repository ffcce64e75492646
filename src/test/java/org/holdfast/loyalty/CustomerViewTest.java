package org.holdfast.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.view;

import java.time.Instant;
import java.time.Period;
import org.holdfast.Samples;
import org.holdfast.churn.ChurnForecast;
import org.holdfast.churn.ChurnModel;
import org.holdfast.churn.FittedChurnForecast;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerViewTest {

    private static final String RHYTHM = "{'id':'c','orders':["
            + "{'id':'3','placedAt':'2026-02-10','value':30,'currency':'EUR'},"
            + "{'id':'1','placedAt':'2026-01-01','value':10,'currency':'EUR'},"
            + "{'id':'2','placedAt':'2026-01-11','value':100,'currency':'RON'},"
            + "{'id':'4','placedAt':'2026-02-10','value':5},"
            + "{'id':'x','placedAt':'2026-02-20','value':999,'cancelledAt':'2026-02-21'}]}";

    @Test
    void theRhythmIsTheMedianGapBetweenPurchaseDays() {
        PurchaseSummary purchaseSummary = view(RHYTHM, "2026-03-12").purchases();

        assertThat(purchaseSummary.count()).isEqualTo(4);
        assertThat(purchaseSummary.usualGapDays()).isEqualTo(20);
        assertThat(purchaseSummary.daysSinceLast()).isEqualTo(30);
        assertThat(purchaseSummary.daysSinceFirst()).isEqualTo(70);
        assertThat(purchaseSummary.quietRatio()).isEqualByComparingTo("1.50");
    }

    @Test
    void theGapAndTheSilenceUseEverydayUnits() {
        assertThat(view(RHYTHM, "2026-02-22").silence()).isEqualTo(Period.ofDays(12));
        assertThat(view(RHYTHM, "2026-03-12").silence()).isEqualTo(Period.ofDays(28));
        assertThat(view(RHYTHM, "2026-03-12").usualGap()).isEqualTo(Period.ofDays(21));
        assertThat(view(RHYTHM, "2026-06-12").silence()).isEqualTo(Period.ofMonths(4));
        assertThat(view(RHYTHM, "2029-03-12").silence()).isEqualTo(Period.ofYears(3));
        assertThat(view("{'id':'c'}", "2026-06-12").silence()).isNull();
    }

    @Test
    void theChurnProbabilityIsUnknownWithoutAModelOrAnOrder() {
        assertThat(view(RHYTHM, "2026-03-12").chanceToLose()).isNull();
        FittedChurnForecast forecast = new FittedChurnForecast(
                1,
                Instant.EPOCH,
                FactsJson.read(
                        "{'kind':'recency','days':90,'dropout':null,'regression':".replace('\'', '"')
                                + "{\"names\":[\"silence\"],\"low\":[0],\"high\":[9],\"weights\":[1],\"intercept\":-1},"
                                + "\"calibration\":{\"intercept\":0,\"slope\":1}}",
                        ChurnModel.class));
        // 30 days are 4.29 weeks: 1 / (1 + e^-(ln 5.29 - 1)).
        assertThat(viewWith(RHYTHM, forecast).chanceToLose()).isEqualByComparingTo("0.660");
        assertThat(viewWith("{'id':'c','orders':[]}", forecast).chanceToLose()).isNull();
        assertThat(viewWith("{'id':'c'}", forecast).chanceToLose()).isNull();
        // A later order changes nothing.
        assertThat(viewWith(RHYTHM.replace("]}", ",{'id':'9','placedAt':'2026-04-01'}]}"), forecast)
                        .chanceToLose())
                .isEqualByComparingTo("0.660");
    }

    private static CustomerView viewWith(String customer, ChurnForecast churnForecast) {
        return CustomerView.of(
                Samples.customer(customer), Samples.at("2026-03-12T12:00:00Z").with(churnForecast));
    }

    @Test
    void spendIsSummedInTheCompanysCurrency() {
        PurchaseSummary purchaseSummary = view(RHYTHM, "2026-03-12").purchases();

        assertThat(purchaseSummary.totalSpend()).isEqualByComparingTo("65");
        assertThat(purchaseSummary.spendIn(31)).isEqualByComparingTo("35");
        assertThat(purchaseSummary.spendIn(30)).isZero();
        assertThat(purchaseSummary.countIn(31)).isEqualTo(2);
        assertThat(purchaseSummary.averageValue()).isEqualByComparingTo("16.25");
    }

    @Test
    void anOrderWithoutAnExchangeRateMakesTheSumUnknown() {
        PurchaseSummary purchaseSummary = view(
                        "{'id':'c','orders':[{'id':'1','placedAt':'2026-03-01','value':10,'currency':'JPY'}]}",
                        "2026-03-12")
                .purchases();

        assertThat(purchaseSummary.totalSpend()).isNull();
        assertThat(purchaseSummary.averageValue()).isNull();
        assertThat(purchaseSummary.count()).isEqualTo(1);
    }

    @Test
    void twoPurchaseDaysAreNotARhythm() {
        PurchaseSummary purchaseSummary = view(
                        "{'id':'c','orders':[{'id':'1','placedAt':'2026-01-01'},{'id':'2','placedAt':'2026-02-01'}]}",
                        "2026-03-12")
                .purchases();

        assertThat(purchaseSummary.usualGapDays()).isNull();
        assertThat(purchaseSummary.quietRatio()).isNull();
    }

    @Test
    void unknownOrdersHaveNoSummaryAndNoOrdersCountAsZero() {
        assertThat(view("{'id':'c'}", "2026-03-12").purchases()).isNull();
        assertThat(view("{'id':'c','orders':[]}", "2026-03-12").purchases().count())
                .isZero();
        assertThat(view("{'id':'c','orders':[]}", "2026-03-12").purchases().daysSinceLast())
                .isNull();
    }

    @Test
    void laterEventsAreIgnored() {
        CustomerView view = view(
                RHYTHM.replace(
                        "]}",
                        "],'complaints':[{'id':'k','openedAt':'2026-02-01','resolvedAt':'2026-02-05'}],"
                                + "'surveys':[{'kind':'nps','score':3,'at':'2026-02-02'}]}"),
                "2026-02-01");

        assertThat(view.purchases().count()).isEqualTo(2);
        assertThat(view.openComplaints()).isEqualTo(1);
        assertThat(view.npsGroup()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"9, PROMOTER", "10, PROMOTER", "8, PASSIVE", "7, PASSIVE", "6, DETRACTOR", "0, DETRACTOR"})
    void theNewestAnswerDeterminesTheNpsGroup(int score, NpsGroup group) {
        CustomerView view = view(
                "{'id':'c','surveys':[{'kind':'nps','score':" + score + ",'at':'2026-03-10'},"
                        + "{'kind':'nps','score':5,'at':'2026-01-10'},{'kind':'csat','score':1,'at':'2026-03-11'}]}",
                "2026-03-12");

        assertThat(view.npsGroup()).isEqualTo(group);
        assertThat(view.npsDaysAgo()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "1990-07-04, 2026-07-04, 0",
        "1990-07-04, 2026-07-03, 1",
        "1990-07-04, 2026-07-05, 364",
        "1992-02-29, 2026-02-28, 0",
        "1992-02-29, 2028-02-28, 1",
        "1992-02-29, 2028-02-29, 0",
        "1990-01-01, 2026-12-31, 1"
    })
    void birthdaysRecurEveryYear(String birthday, String today, int days) {
        assertThat(view("{'id':'c','birthday':'" + birthday + "'}", today).birthdayInDays())
                .isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-13, 2026-03-16, 1",
        "2026-03-13, 2026-03-17, 2",
        "2026-03-16, 2026-03-16, 0",
        "2026-03-14, 2026-03-15, 0",
        "2026-03-14, 2026-03-16, 1",
        "2026-03-02, 2026-03-16, 10"
    })
    void workingDaysAreMondayToFriday(String opened, String today, int days) {
        CustomerView view = view("{'id':'c','complaints':[{'id':'k','openedAt':'" + opened + "'}]}", today);

        assertThat(view.complaints().get(0).workingDaysUnanswered()).isEqualTo(days);
    }

    /** Opened on a Friday, so Monday and Tuesday are the first two working days. */
    @ParameterizedTest
    @CsvSource({"2026-03-09, 0", "2026-03-10, 0", "2026-03-11, 1", "2026-03-15, 5", "2026-05-10, 61"})
    void daysAreCountedFromTheEndOfTheFirstWorkingDays(String resolved, int days) {
        CustomerView view = view(
                "{'id':'c','complaints':[{'id':'k','openedAt':'2026-03-06','resolvedAt':'" + resolved + "'}]}",
                "2026-06-01");

        assertThat(view.complaints().get(0).daysOpenAfter(2)).isEqualTo(days);
        assertThat(view.complaints().get(0).daysOpenAfter(1_000_000_000)).isZero();
    }

    @Test
    void aComplaintHasTheValueOfItsOrder() {
        CustomerView view = view(
                "{'id':'c','orders':[{'id':'o','placedAt':'2026-03-01','value':100,'currency':'RON'},{'id':'p',"
                        + "'placedAt':'2026-03-01'}],"
                        + "'complaints':[{'id':'1','openedAt':'2026-03-02','orderId':'o'},{'id':'2',"
                        + "'openedAt':'2026-03-02','orderId':'p'},"
                        + "{'id':'3','openedAt':'2026-03-02','orderId':'x'},{'id':'4','openedAt':'2026-03-02'}]}",
                "2026-03-16");

        assertThat(view.complaints().get(0).orderValue()).isEqualByComparingTo("20");
        assertThat(view.complaints().stream().skip(1).map(ComplaintView::orderValue))
                .containsOnlyNulls();
    }

    @Test
    void aReplyEndsTheCountOfWorkingDays() {
        ComplaintView complaint = view(
                        "{'id':'c','complaints':[{'id':'k','openedAt':'2026-03-02','firstReplyAt':'2026-03-03',"
                                + "'resolvedAt':'2026-03-06'}]}",
                        "2026-03-16")
                .complaints()
                .get(0);

        assertThat(complaint.answered()).isTrue();
        assertThat(complaint.open()).isFalse();
        assertThat(complaint.workingDaysUnanswered()).isEqualTo(1);
        assertThat(complaint.daysOpen()).isEqualTo(4);
        assertThat(complaint.resolvedDaysAgo()).isEqualTo(10);
    }
}
