package org.holdfast.loyalty.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.view;

import org.holdfast.loyalty.CustomerView;
import org.junit.jupiter.api.Test;

class CustomerMeasuresTest {

    /** On 30 June, the last 90 days begin on 2 April and the 90 days before on 2 January. */
    private static final String TODAY = "2026-06-30";

    private static final String ORDERS = "{'id':'c','orders':[{'id':'0','placedAt':'2026-01-01','value':999},"
            + "{'id':'1','placedAt':'2026-01-02','value':100},{'id':'2','placedAt':'2026-02-01','value':80},"
            + "{'id':'3','placedAt':'2026-04-01','value':90},"
            + "{'id':'4','placedAt':'2026-04-02','value':50},{'id':'5','placedAt':'2026-06-30','value':70},"
            + "{'id':'x','placedAt':'2026-06-29','value':1,'cancelledAt':'2026-06-29'}],"
            + "'returns':[{'id':'r','orderId':'5','at':'2026-06-30','value':20}]}";

    private static CustomerMeasures figures(String json) {
        return CustomerMeasures.of(view(json, TODAY));
    }

    @Test
    void spendPerOrderIsComparedWithThePrecedingDays() {
        // (100 + 80 + 90) / 3 = 90 before, (50 + 70) / 2 = 60 now: a third less, rounded down.
        assertThat(figures(ORDERS).spendPerOrderDrop(90)).isEqualByComparingTo("33.33");
        // Grown, from 60 to 90: minus a half.
        assertThat(figures(ORDERS.replace("'value':50", "'value':140").replace("'value':70", "'value':130"))
                        .spendPerOrderDrop(90))
                .isEqualByComparingTo("-50");
    }

    @Test
    void ordersAreComparedWithThePrecedingDays() {
        // 3 before, 2 now.
        assertThat(figures(ORDERS).ordersDrop(90)).isEqualByComparingTo("33.33");
        assertThat(CustomerMeasures.of(view(ORDERS, "2026-10-31")).ordersDrop(120))
                .isEqualByComparingTo("100");
    }

    @Test
    void comparisonsWithTooFewOrdersAreUnknown() {
        assertThat(figures(ORDERS).spendPerOrderDrop(30)).isNull();
        assertThat(figures(ORDERS).ordersDrop(30)).isNull();
        assertThat(figures(ORDERS).ordersDrop(1)).isNull();
        assertThat(figures(ORDERS.replace("'value':50", "'value':50,'currency':'JPY'"))
                        .spendPerOrderDrop(90))
                .isNull();
        assertThat(figures(ORDERS.replace("'value':50", "'value':50,'currency':'JPY'"))
                        .ordersDrop(90))
                .isNotNull();
        assertThat(figures("{'id':'c'}").ordersDrop(90)).isNull();
        assertThat(figures(ORDERS).ordersDrop(999_999_999)).isNull();
    }

    @Test
    void lifetimeValueIsTheSumOfOrdersLessRefunds() {
        assertThat(figures(ORDERS).lifetimeValue()).isEqualByComparingTo("1369");
        assertThat(figures(ORDERS.replace("'orderId':'5',", "")).lifetimeValue())
                .isEqualByComparingTo("1369");
        assertThat(figures(ORDERS.replace("'value':70", "'currency':'JPY'")).lifetimeValue())
                .isNull();
        assertThat(figures("{'id':'c'}").lifetimeValue()).isNull();
        assertThat(figures("{'id':'c','orders':[]}").lifetimeValue()).isZero();
    }

    @Test
    void productKindsAreCountedOnlyIfAllAreKnown() {
        String two = "{'id':'c','orders':[{'id':'1','placedAt':'2026-01-02','lines':[{'sku':'a','category':'tea',"
                + "'quantity':1},"
                + "{'sku':'b','category':'mugs','quantity':1},{'sku':'c','quantity':0}]}]}";
        assertThat(figures(two).productKinds()).isEqualTo(2);
        assertThat(figures(two.replace("'quantity':0", "'quantity':1")).productKinds())
                .isNull();
        assertThat(figures(ORDERS).productKinds()).isNull();
        assertThat(figures("{'id':'c','orders':[]}").productKinds()).isZero();
    }

    @Test
    void theNewestAnswerIsComparedWithThePreviousOne() {
        String answers = "{'id':'c','surveys':[{'kind':'nps','score':9,'at':'2026-01-01'},{'kind':'nps','score':6,"
                + "'at':'2026-05-01'},"
                + "{'kind':'csat','score':5,'at':'2026-05-02'},{'kind':'nps','score':10,'at':'2026-07-02'}]}";
        assertThat(figures(answers).npsDrop()).isEqualByComparingTo("3");
        assertThat(CustomerMeasures.of(view(answers, "2026-07-03")).npsDrop()).isEqualByComparingTo("-4");
        assertThat(CustomerMeasures.of(view(answers, "2026-04-01")).npsDrop()).isNull();
    }

    @Test
    void engagementIsTheWeightedSumOfItsParts() {
        String orders = "'orders':[{'id':'1','placedAt':'2026-01-02'},{'id':'2','placedAt':'2026-01-02'},"
                + "{'id':'3','placedAt':'2026-02-02'},"
                + "{'id':'4','placedAt':'2026-03-02'},{'id':'5','placedAt':'2026-04-02'},{'id':'6',"
                + "'placedAt':'2026-05-02'},"
                + "{'id':'7','placedAt':'2026-06-02'},{'id':'old','placedAt':'2025-06-30'}]";
        String surveys =
                "'surveys':[{'kind':'nps','score':9,'at':'2026-01-01'},{'kind':'csat','score':2,'at':'2026-02-01'}]";
        String touches = "'interactions':[{'kind':'visit','at':'2026-01-01'},{'kind':'login','at':'2026-01-02'},"
                + "{'kind':'login','at':'2026-01-02'},{'kind':'call','at':'2026-01-03'},{'kind':'praise',"
                + "'at':'2026-01-03'},"
                + "{'kind':'competitor-mention','at':'2026-01-04'}]";
        // Buying on 6 of 12 days: 20 of 40; visiting on 3 of 24: 2.5 of 20; informing on 2 of 4: 10 of 20; recommending
        // on 1 of 4: 5 of 20.
        assertThat(figures("{'id':'c'," + orders + "," + surveys + "," + touches + "}")
                        .engagementIn(365))
                .isEqualTo(37);
        // Without interactions: 30 of 60.
        assertThat(figures("{'id':'c'," + orders + "," + surveys + "}").engagementIn(365))
                .isEqualTo(50);
        assertThat(figures("{'id':'c'," + orders + "}").engagementIn(365)).isEqualTo(50);
        assertThat(figures("{'id':'c'," + surveys + "}").engagementIn(365)).isNull();
        assertThat(figures("{'id':'c'," + orders + "}").engagementIn(0)).isNull();
    }

    @Test
    void measuresOfAViewAreCreatedOnce() {
        CustomerView view = view(ORDERS, TODAY);

        assertThat(CustomerMeasures.of(view)).isSameAs(CustomerMeasures.of(view));
    }
}
