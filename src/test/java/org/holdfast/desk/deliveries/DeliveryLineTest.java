package org.holdfast.desk.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.view;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryLineTest {

    private static List<String> lines(String orders, String rest) {
        return DeliveryLine.of(view("{'id':'c','orders':[" + orders + "]" + rest + "}", "2026-03-10")).stream()
                .map(line -> line.number() + " " + line.key()
                        + (line.what() == null ? "" : " " + line.what())
                        + (line.day() == null ? "" : " " + line.day()))
                .toList();
    }

    @Test
    void whatWaitsAndWhatHasPartlyArrivedIsShown() {
        assertThat(lines(
                        "{'id':'1','placedAt':'2026-03-01','state':'unpaid'},"
                                + "{'id':'2','placedAt':'2026-03-02','promisedAt':'2026-03-05','wishedAt':'2026-03-20'},"
                                + "{'id':'3','placedAt':'2026-03-03','lines':[{'sku':'cup','quantity':2}],'parcels':["
                                + "{'id':'a','deliveredAt':'2026-03-05','lines':[{'sku':'cup','quantity':1}]},"
                                + "{'id':'b','carrier':'dhl','readyAt':'2026-03-06','pickupUntil':'2026-03-12',"
                                + "'lines':[{'sku':'cup','quantity':1}]}]}",
                        ""))
                .containsExactly(
                        "3 delivery-still-to-come cup",
                        "b (dhl) parcel-ready-until 2026-03-12",
                        "2 delivery-wished 2026-03-20",
                        "1 delivery-unpaid");
    }

    @Test
    void whatIsMerelyUnderWayOrHasArrivedIsNot() {
        assertThat(lines(
                        "{'id':'1','placedAt':'2026-03-01','shippedAt':'2026-03-02'},"
                                + "{'id':'2','placedAt':'2026-03-01','parcels':[{'id':'a','deliveredAt':'2026-03-02'}]}",
                        ""))
                .isEmpty();
    }

    @Test
    void whatNeverCameIsShownAlthoughItWasDelivered() {
        assertThat(lines(
                        "{'id':'1','placedAt':'2026-03-01','deliveredAt':'2026-03-02'}",
                        ",'complaints':[{'id':'k','orderId':'1','openedAt':'2026-03-03','topic':'never came'}]"))
                .containsExactly("1 delivery-never-came");
    }
}
