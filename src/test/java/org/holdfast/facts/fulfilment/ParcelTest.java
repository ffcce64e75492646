package org.holdfast.facts.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.Samples.customer;

import org.holdfast.facts.Customer;
import org.holdfast.facts.EventOrder;
import org.holdfast.facts.Order;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.merge.Reconciliation;
import org.holdfast.facts.validation.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParcelTest {

    private static Customer with(String order) {
        return customer("{'id':'c','orders':[{'id':'o','placedAt':'2026-03-01'," + order + "}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'parcels':[{'id':'1','shippedAt':'2026-03-05','deliveredAt':'2026-03-03'}] | "
                        + "orders[0].parcels[0].deliveredAt | 2026-03-03 is before shippedAt (2026-03-05)",
                "'parcels':[{'id':'1','deliveredAt':'2026-02-03'}] | orders[0].parcels[0].deliveredAt | "
                        + "2026-02-03 is before placedAt of the order (2026-03-01)",
                "'parcels':[{'id':'1','readyAt':'2026-03-05','pickupUntil':'2026-03-03'}] | "
                        + "orders[0].parcels[0].pickupUntil | 2026-03-03 is before readyAt (2026-03-05)",
                "'parcels':[{'id':'1','lostAt':'2026-03-05','deliveredAt':'2026-03-06'}] | "
                        + "orders[0].parcels[0].lostAt | is 2026-03-05, but the parcel was delivered",
                "'parcels':[{'id':'1','returnedAt':'2026-03-05','deliveredAt':'2026-03-03'}] | "
                        + "orders[0].parcels[0].returnedAt | goods that the customer sent back are a return",
                "'parcels':[{'id':'1'},{'id':'1'}] | orders[0].parcels[1].id | \"1\" appears twice in this order",
                "'lines':[{'sku':'cup','quantity':1}],'parcels':[{'id':'1','lines':[{'sku':'cupp',"
                        + "'quantity':1}]}] | orders[0].parcels[0].lines[0].sku | "
                        + "\"cupp\" is not an article of this order. Maybe \"cup\"",
                "'parcels':[{'id':'1','lines':[{'sku':'cup','quantity':-1}]}] | "
                        + "orders[0].parcels[0].lines[0].quantity | cannot be negative",
                "'parcels':[{'id':'123456789012345678901234567890123456789'}] | orders[0].parcels[0].id | "
                        + "is longer than 38 characters",
                "'promisedFrom':'2026-03-09','promisedAt':'2026-03-05' | orders[0].promisedFrom | "
                        + "2026-03-09 is after promisedAt (2026-03-05)",
                "'promisedFrom':'2026-03-09' | orders[0].promisedFrom | "
                        + "promisedAt is missing; it is the last day of the span",
                "'shippedAt':'2026-03-05/2026-03-06' | orders[0].shippedAt | is neither a date",
                "'state':'payed' | orders[0].state | unpaid"
            })
    void contradictionsAreRefusedByName(String order, String field, String problem) {
        assertThatThrownBy(() -> with(order))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(problem)
                .extracting("field")
                .isEqualTo(field);
    }

    @Test
    void aSpanIsKeptAsTwoDays() {
        Customer one = with(
                "'promisedAt':'2026-11-20/2026-11-24','parcels':[{'id':'1','promisedAt':'2026-11-20/2026-11-22'}]");

        assertThat(one)
                .isEqualTo(with("'promisedFrom':'2026-11-20','promisedAt':'2026-11-24',"
                        + "'parcels':[{'id':'1','promisedFrom':'2026-11-20','promisedAt':'2026-11-22'}]"));
        assertThat(FactsJson.read(FactsJson.write(one), Customer.class)).isEqualTo(one);
    }

    @Test
    void aScanBeforeTheDispatchIsNoted() {
        assertThat(EventOrder.notes(with("'parcels':[{'id':'1','shippedAt':'2026-03-05T10:00:00Z',"
                        + "'deliveredAt':'2026-03-05T09:00:00Z'}]")))
                .singleElement()
                .hasToString("\"orders[0].parcels[0].deliveredAt\" 2026-03-05T09:00:00Z is a little before shippedAt"
                        + " (2026-03-05T10:00:00Z); accepted as is");
    }

    @Test
    void twoAccountsOfAnOrderKnowOtherParcels() {
        Order shop = with("'parcels':[{'id':'1','carrier':'dhl','lines':[{'sku':'a','quantity':1}]}]")
                .orders()
                .get(0);
        Order carrier = with("'parcels':[{'id':'2'},{'id':'1','deliveredAt':'2026-03-05','carrier':'ups'}]")
                .orders()
                .get(0);

        Reconciliation<Order> both = Reconciliation.of(shop, carrier, null);

        assertThat(both.together().parcels()).hasSize(2);
        assertThat(both.filled()).containsExactlyInAnyOrder("parcels[1].deliveredAt", "parcels[2]");
        assertThat(both.differences())
                .singleElement()
                .isEqualTo(new Reconciliation.Difference("parcels[1].carrier", "dhl", "ups"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'parcels':[{'id':'1','deliveredAt':'2026-03-05'}] | 'parcels':[{'id':'1','lostAt':'2026-03-06'}] | "
                        + "parcels[1].lostAt | none | 2026-03-06",
                "'parcels':[{'id':'1','lostAt':'2026-03-06'}] | "
                        + "'parcels':[{'id':'1','carrier':'dhl','deliveredAt':'2026-03-05'}] | "
                        + "parcels[1].deliveredAt | none | 2026-03-05",
                "'lines':[{'sku':'cup','quantity':1}] | "
                        + "'parcels':[{'id':'7','lines':[{'sku':'pot','quantity':1}]}] | parcels | none | 7",
                "'promisedAt':'2026-03-05' | 'promisedAt':'2026-03-08/2026-03-09' | promisedFrom | none | 2026-03-08"
            })
    void accountsThatContradictEachOtherAreDifferent(
            String one, String other, String field, String mine, String theirs) {
        Order order = with(one).orders().get(0);

        Reconciliation<Order> both =
                Reconciliation.of(order, with(other).orders().get(0), null);

        assertThat(both.differences()).contains(new Reconciliation.Difference(field, mine, theirs));
        assertThat(both.filled()).noneMatch(each -> each.startsWith(field));
        assertThat(both.together().promisedFrom()).isNull();
    }
}
