package org.holdfast.loyalty.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.holdfast.Samples;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.loyalty.CustomerView;
import org.junit.jupiter.api.Test;

/**
 * Measures of seven customers over the first quarter of 2026, compared with figures computed by hand. One RON is worth
 * 0.20 EUR; there is no exchange rate for JPY.
 */
class MeasureAccumulatorTest {

    private static final Period QUARTER = new Period(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-03-31"));
    /**
     * Bought before the quarter and twice in it, in two currencies, with one cancelled order and one return; a promoter
     * who was passive before.
     */
    private static final String ANA = "{'id':'ana','segment':'gold','orders':["
            + "{'id':'a1','placedAt':'2025-11-01','value':100,'currency':'EUR'},"
            + "{'id':'a2','placedAt':'2026-01-10','value':60,'currency':'EUR','lines':[{'sku':'t','category':'tea',"
            + "'quantity':1}]},"
            + "{'id':'a3','placedAt':'2026-02-10','value':250,'currency':'RON','lines':[{'sku':'m',"
            + "'category':'mugs','quantity':2}]},"
            + "{'id':'a4','placedAt':'2026-02-20','value':999,'currency':'EUR','cancelledAt':'2026-02-21'}],"
            + "'returns':[{'id':'r','orderId':'a3','at':'2026-03-01','value':50}],"
            + "'surveys':[{'kind':'nps','score':7,'at':'2026-01-05'},{'kind':'csat','score':1,'at':'2026-03-06'},"
            + "{'kind':'nps','score':10,'at':'2026-03-05'}]}";
    /** Bought before the quarter only; a detractor. */
    private static final String BEN =
            "{'id':'ben','segment':'gold','orders':[{'id':'b1','placedAt':'2025-12-01','value':40}],"
                    + "'surveys':[{'kind':'nps','score':3,'at':'2026-02-01'}]}";
    /** Bought twice on one day, the same kind of product; passive. */
    private static final String CEM = "{'id':'cem','segment':'silver','orders':["
            + "{'id':'c1','placedAt':'2026-02-02','value':30,'lines':[{'sku':'t','category':'tea','quantity':1}]},"
            + "{'id':'c2','placedAt':'2026-02-02','value':20,'lines':[{'sku':'u','category':'tea','quantity':1}]}],"
            + "'surveys':[{'kind':'nps','score':8,'at':'2026-02-03'}]}";
    /** Never bought. */
    private static final String DAN = "{'id':'dan','segment':'silver','orders':[],'surveys':[]}";
    /** Orders unknown; a promoter. */
    private static final String EVA = "{'id':'eva','surveys':[{'kind':'nps','score':9,'at':'2026-03-31'}]}";
    /** Paid in a currency without an exchange rate; order lines unknown. */
    private static final String FUJ = "{'id':'fuj','segment':'silver','orders':["
            + "{'id':'f1','placedAt':'2026-03-31','value':1000,'currency':'JPY'}]}";
    /** Ordered on 1 January in their own time zone. */
    private static final String GUS = "{'id':'gus','timeZone':'Pacific/Auckland','orders':["
            + "{'id':'g1','placedAt':'2025-12-31T12:00:00Z','value':25,'lines':[{'sku':'t','category':'tea',"
            + "'quantity':1}]}]}";

    private static final List<String> ALL = List.of(ANA, BEN, CEM, DAN, EVA, FUJ, GUS);

    private static MeasureGroup measures(String asOf, Period period, List<String> customers) {
        MeasureAccumulator measureAccumulator = new MeasureAccumulator(period);
        customers.forEach(each -> measureAccumulator.add(CustomerView.of(Samples.customer(each), Samples.at(asOf))));
        return measureAccumulator.measures(null);
    }

    private static MeasureGroup quarter() {
        return measures("2026-04-01T12:00:00Z", QUARTER, ALL);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    @Test
    void aPeriodIsComparedWithThePrecedingDays() {
        assertThat(QUARTER.days()).isEqualTo(90);
        assertThat(QUARTER.before())
                .isEqualTo(new Period(LocalDate.parse("2025-10-03"), LocalDate.parse("2025-12-31")));
        assertThatThrownBy(() -> new Period(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-01")))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("is 2026-03-02, which is after 2026-03-01");
        assertThatThrownBy(() -> new Period(LocalDate.parse("2000-03-02"), LocalDate.parse("2026-03-01")))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void unknownOrdersAreNotCountedAsNoOrders() {
        assertThat(quarter().size().customers()).isEqualTo(7);
        assertThat(quarter().size().ordersKnown()).isEqualTo(6);
        assertThat(quarter().size().buyers()).isEqualTo(4);
    }

    @Test
    void repeatBuyersBoughtOnTwoDays() {
        // Ana among Ana, Cem, Fuj and Gus; the bounds are those of Wilson for 1 of 4.
        assertThat(quarter().repurchaseRate())
                .isEqualTo(new Proportion(1, 4, number("0.2500"), number("0.0456"), number("0.6994")));
    }

    @Test
    void theLastAnswerOfThePeriodCounts() {
        // Promoters Ana and Eva, passive Cem, detractor Ben: 2/4 - 1/4. With half a customer added to both groups:
        // 2.5/6 - 1.5/6 = 0.1667. The variance is (0.6667 - 0.0278) / 6 = 0.1065, so the bounds are 1.96 * 0.3263 =
        // 0.6396 away.
        assertThat(quarter().netPromoterScore())
                .isEqualTo(new NetPromoterScore(2, 1, 1, number("25.0"), number("-47.3"), number("80.6")));
        assertThat(measures(
                                "2026-04-01T12:00:00Z",
                                new Period(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-02-28")),
                                ALL)
                        .netPromoterScore())
                .extracting(NetPromoterScore::promoters, NetPromoterScore::passives, NetPromoterScore::detractors)
                .containsExactly(0L, 2L, 1L);
    }

    @Test
    void buyersOfSeveralKindsAreComparedWithThoseOfOne() {
        // Ana against Cem and Gus; Fuj's order lines are unknown.
        assertThat(quarter().upsellRatio())
                .extracting(UpsellRatio::several, UpsellRatio::one, UpsellRatio::unknown, UpsellRatio::ratio)
                .containsExactly(1L, 2L, 1L, number("0.50"));
        assertThat(quarter().upsellRatio().share().rate()).isEqualTo(number("0.3333"));
    }

    @Test
    void retainedCustomersBoughtBeforeAndInThePeriod() {
        // Ana and Ben bought before; only Ana bought again.
        assertThat(quarter().retentionRate())
                .extracting(Proportion::part, Proportion::whole, Proportion::rate)
                .containsExactly(1L, 2L, number("0.5000"));
        assertThat(quarter().churnRate())
                .extracting(Proportion::part, Proportion::whole, Proportion::rate)
                .containsExactly(1L, 2L, number("0.5000"));
    }

    @Test
    void returnsReduceSalesPerCustomerButNotSpendPerOrder() {
        // Ana 60 + 50 - 10 = 100, Cem 50, Gus 25: 175 / 3. Five orders: 60, 50, 30, 20, 25: 185 / 5. Fuj's amount is
        // unknown.
        assertThat(quarter().salesPerCustomer()).isEqualTo(new Average(number("175.00"), 3, 1, number("58.33")));
        assertThat(quarter().spendPerOrder()).isEqualTo(new Average(number("185.00"), 5, 1, number("37.00")));
    }

    @Test
    void thePastLifetimeValueIsTheSumOfAllOrdersLessRefunds() {
        // Ana 100 + 110 - 10, Ben 40, Cem 50, Gus 25: 315 / 4.
        Average past = new Average(number("315.00"), 4, 1, number("78.75"));
        assertThat(quarter().lifetimeValue()).isEqualTo(new LifetimeValue(past, null, null, null));
    }

    @Test
    void theExpectedLifetimeValueFollowsGuptaAndLehmann() {
        // 100 per year, 60 of 100 retained, 10 % discount: 100 * 0.6 / (1 + 0.1 - 0.6). Wilson for 60 of 100: 0.5020 to
        // 0.6906.
        Average year = new Average(number("10000.00"), 100, 0, number("100.00"));
        LifetimeValue value = LifetimeValue.of(year, year, Proportion.of(60, 100), 365);

        assertThat(value.expected()).isEqualTo(number("120.00"));
        assertThat(value.low()).isEqualTo(number("83.95"));
        assertThat(value.high()).isEqualTo(number("168.69"));
        // A period of two years: the discount is 1.1 * 1.1 - 1 = 0.21, so 100 * 0.6 / 0.61.
        assertThat(LifetimeValue.of(year, year, Proportion.of(60, 100), 730).expected())
                .isEqualTo(number("98.36"));
        assertThat(LifetimeValue.of(year, year, Proportion.of(20, 29), 365).expected())
                .isNull();
        assertThat(LifetimeValue.of(year, year, Proportion.of(40, 40), 365).expected())
                .isEqualTo(number("1000.00"));
    }

    @Test
    void laterFactsAreIgnored() {
        // On 15 February, Ana's return and second answer and the dates of Eva and Fuj are in the future, and Ana's
        // fourth order has not been placed.
        MeasureGroup then = measures(
                "2026-02-15T12:00:00Z", new Period(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-02-15")), ALL);

        assertThat(then.size().buyers()).isEqualTo(3);
        assertThat(then.salesPerCustomer()).isEqualTo(new Average(number("185.00"), 3, 0, number("61.67")));
        assertThat(then.netPromoterScore())
                .extracting(NetPromoterScore::promoters, NetPromoterScore::passives, NetPromoterScore::detractors)
                .containsExactly(0L, 2L, 1L);
        // On the day before its cancellation, the fourth order counts.
        MeasureGroup before = measures(
                "2026-02-20T12:00:00Z",
                new Period(LocalDate.parse("2026-02-20"), LocalDate.parse("2026-02-20")),
                List.of(ANA));
        assertThat(before.spendPerOrder().mean()).isEqualTo(number("999.00"));
    }

    @Test
    void aReturnWithoutOrderIsInTheCurrencyThatAllOrdersShare() {
        String shared = "{'id':'s','orders':[{'id':'1','placedAt':'2026-02-01','value':500,'currency':'RON'}],"
                + "'returns':[{'id':'r','at':'2026-02-10','value':100}]}";
        assertThat(measures("2026-04-01T12:00:00Z", QUARTER, List.of(shared))
                        .salesPerCustomer()
                        .sum())
                .isEqualTo(number("80.00"));
        assertThat(measures("2026-04-01T12:00:00Z", QUARTER, List.of(ANA.replace("'orderId':'a3',", "")))
                        .salesPerCustomer())
                .isEqualTo(new Average(number("0.00"), 0, 1, null));
    }

    @Test
    void noCustomersHaveNoRates() {
        MeasureGroup none = measures("2026-04-01T12:00:00Z", QUARTER, List.of());

        assertThat(none.repurchaseRate()).isEqualTo(new Proportion(0, 0, null, null, null));
        assertThat(none.netPromoterScore().score()).isNull();
        assertThat(none.upsellRatio().ratio()).isNull();
        assertThat(none.salesPerCustomer().mean()).isNull();
    }

    @Test
    void groupsAddUpToTheTotalAndUnknownValuesFormAGroup() {
        GroupedMeasures left = new GroupedMeasures(QUARTER, GroupBy.SEGMENT);
        GroupedMeasures right = new GroupedMeasures(QUARTER, GroupBy.SEGMENT);
        for (int i = 0; i < ALL.size(); i++) {
            (i % 2 == 0 ? left : right)
                    .add(CustomerView.of(Samples.customer(ALL.get(i)), Samples.at("2026-04-01T12:00:00Z")));
        }
        left.addAll(right);
        MeasureReport report = left.report(Instant.parse("2026-04-01T12:00:00Z"), "EUR");

        assertThat(report.all()).isEqualTo(quarter());
        assertThat(report.groups()).extracting(MeasureGroup::name).containsExactly("silver", "gold", null);
        assertThat(report.groups())
                .extracting(group -> group.size().customers())
                .containsExactly(3L, 2L, 2L);
        assertThat(report.groups())
                .extracting(group -> group.retentionRate().whole())
                .containsExactly(0L, 2L, 0L);
    }

    @Test
    void tooManyGroupsAreRejected() {
        GroupedMeasures groupedMeasures = new GroupedMeasures(QUARTER, GroupBy.SEGMENT);
        assertThatThrownBy(() -> {
                    for (int i = 0; i <= Grouping.MAX_GROUPS; i++) {
                        groupedMeasures.add(CustomerView.of(
                                Samples.customer("{'id':'x','segment':'" + i + "'}"),
                                Samples.at("2026-04-01T12:00:00Z")));
                    }
                })
                .isInstanceOf(InvalidInput.class)
                .hasMessage("is \"segment\", which makes more than 1000 groups");
    }

    @Test
    void customersCanBeGroupedByTheirAttributes() {
        CustomerView ana = CustomerView.of(
                Samples.customer(ANA.replace(
                        "'segment'",
                        "'country':'MD','region':'Orhei','city':'Jeloboc','language':'ro','assignedAgent':'olga',"
                                + "'membership':{'programme':'Club','tier':'gold'},'segment'")),
                Samples.at("2026-04-01T12:00:00Z"));

        assertThat(List.of(GroupBy.values()))
                .extracting(by -> by.of(ana))
                .containsExactly("gold", "MD", "Orhei", "Jeloboc", "ro", "Club", "gold", "olga", "promoter", "2025");
    }
}
