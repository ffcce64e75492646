package org.holdfast.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.at;
import static org.holdfast.Samples.customer;
import static org.holdfast.Samples.view;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderViewTest {

    private static OrderView order(String fields, String today) {
        return view(
                        "{'id':'c','timeZone':'Europe/Chisinau','orders':[{'id':'1','placedAt':'2026-03-01'," + fields
                                + "}]}",
                        today)
                .orders()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "'promisedAt':'2026-03-12' | 2026-03-12 | false | 0",
                "'promisedAt':'2026-03-12' | 2026-03-13 | true | 1",
                "'promisedAt':'2026-03-12' | 2026-03-20 | true | 8",
                "'promisedAt':'2026-03-12','deliveredAt':'2026-03-12' | 2026-03-20 | false | 0",
                "'promisedAt':'2026-03-12','deliveredAt':'2026-03-15' | 2026-03-20 | true | 3",
                "'promisedAt':'2026-03-12','cancelledAt':'2026-03-14' | 2026-03-20 | true | 2",
                "'promisedAt':'2026-03-12T08:00:00Z' | 2026-03-12 | true | 0",
                "'value':5 | 2026-03-20 | - | -",
            })
    void latenessIsMeasuredFromThePromise(String fields, String today, Boolean late, Integer days) {
        OrderView order = order(fields, today);

        assertThat(order.punctuality().late()).isEqualTo(late);
        assertThat(order.punctuality().daysLate()).isEqualTo(days);
    }

    @Test
    void theDayEndsWhereTheCustomerLives() {
        String facts =
                "{'id':'c','timeZone':'%s','orders':[{'id':'1','placedAt':'2026-03-01','promisedAt':'2026-03-12'}]}";
        String justAfterMidnightInChisinau = "2026-03-12T22:30:00Z";

        assertThat(CustomerView.of(customer(facts.formatted("Europe/Chisinau")), at(justAfterMidnightInChisinau))
                        .orders()
                        .get(0)
                        .punctuality()
                        .daysLate())
                .isEqualTo(1);
        assertThat(CustomerView.of(customer(facts.formatted("Europe/London")), at(justAfterMidnightInChisinau))
                        .orders()
                        .get(0)
                        .punctuality()
                        .daysLate())
                .isZero();
    }

    @Test
    void undeliveredOrdersHaveNoMissingItems() {
        String lines = "'lines':[{'sku':'a','quantity':3,'delivered':1}]";

        assertThat(order(lines, "2026-03-10").shortfall().items()).isNull();
        assertThat(order("'deliveredAt':'2026-03-09'," + lines, "2026-03-10")
                        .shortfall()
                        .items())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "[{'sku':'a','quantity':3,'delivered':3},{'sku':'b','quantity':2,'delivered':1}] | 1",
                "[{'sku':'a','quantity':3,'delivered':4}] | 0",
                "[{'sku':'a','quantity':2.5,'delivered':1.2}] | 2",
                "[{'sku':'a','quantity':3},{'sku':'b','quantity':2,'delivered':1}] | -",
                "[] | -",
            })
    void missingItemsAreUnknownWithoutDeliveredQuantities(String lines, Integer missing) {
        assertThat(order("'deliveredAt':'2026-03-09','lines':" + lines, "2026-03-10")
                        .shortfall()
                        .items())
                .isEqualTo(missing);
    }

    @Test
    void theMissingDiscountIsThePromisedLessTheAppliedOne() {
        assertThat(order("'promisedDiscount':10,'appliedDiscount':4,'currency':'RON'", "2026-03-10")
                        .shortfall()
                        .discount())
                .isEqualByComparingTo("6");
        assertThat(order("'promisedDiscount':10,'appliedDiscount':4,'currency':'RON'", "2026-03-10")
                        .shortfall()
                        .homeDiscount())
                .isEqualByComparingTo("1.2");
        assertThat(order("'promisedDiscount':10,'appliedDiscount':12", "2026-03-10")
                        .shortfall()
                        .discount())
                .isZero();
        assertThat(order("'promisedDiscount':10", "2026-03-10").shortfall().discount())
                .isNull();
    }

    @Test
    void futureEventsAreIgnored() {
        OrderView order =
                order("'promisedAt':'2026-03-12','shippedAt':'2026-03-11','deliveredAt':'2026-03-15'", "2026-03-10");

        assertThat(order.delivered()).isFalse();
        assertThat(order.shipped()).isFalse();
        assertThat(order.open()).isTrue();
        assertThat(order.punctuality().daysUntilPromised()).isEqualTo(2);
    }
}
