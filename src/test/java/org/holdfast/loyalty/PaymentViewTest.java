package org.holdfast.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.view;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentViewTest {

    private static List<PaymentView> payments(String payments) {
        return view("{'id':'c','timeZone':'Europe/Chisinau','payments':[" + payments + "]}", "2026-03-15")
                .payments();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "                                                    | -        | -     | -     | -",
                ",'at':'2026-03-10'                                  | paid     | false | false | 0",
                ",'dueAt':'2026-03-15'                               | due      | false | false | 0",
                ",'dueAt':'2026-03-14'                               | due      | true  | true  | 1",
                ",'status':'due'                                     | due      | -     | -     | -",
                ",'dueAt':'2026-03-01','at':'2026-03-10'             | paid     | false | false | 0",
                ",'dueAt':'2026-03-01','at':'2026-03-20','status':'paid' | due  | true  | true  | 14",
                ",'at':'2026-03-20','status':'failed'                | -        | -     | -     | -",
                ",'at':'2026-03-10','status':'failed'                | failed   | false | true  | 0",
                ",'at':'2026-03-10','status':'refunded'              | refunded | false | false | 0",
            })
    void theStateFollowsFromWhatHasHappened(
            String fields, String status, Boolean overdue, Boolean outstanding, Integer daysOverdue) {
        PaymentView view =
                payments("{'id':'p'" + (fields == null ? "" : fields) + "}").get(0);

        assertThat(view.status() == null ? null : view.status().toString()).isEqualTo(status);
        assertThat(view.overdue()).isEqualTo(overdue);
        assertThat(view.outstanding()).isEqualTo(outstanding);
        assertThat(view.daysOverdue()).isEqualTo(daysOverdue);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'at':'2026-03-11','status':'paid','amount':20.00,'subscriptionId':'s'   | true",
                "'at':'2026-03-09','status':'paid','amount':20,'subscriptionId':'s'      | false",
                "'at':'2026-03-16','status':'paid','amount':20,'subscriptionId':'s'      | false",
                "'at':'2026-03-11','status':'failed','amount':20,'subscriptionId':'s'    | false",
                "'at':'2026-03-11','status':'paid','amount':5,'subscriptionId':'s'       | false",
                "'at':'2026-03-11','status':'paid','amount':20,'subscriptionId':'other'  | false",
                "'at':'2026-03-11','status':'paid','amount':20,'source':'b','subscriptionId':'s' | false",
                "'at':'2026-03-11','status':'paid','amount':20                           | false",
            })
    void aLaterPaymentForTheSameMakesGoodForAFailedOne(String later, boolean settled) {
        PaymentView failed = payments(
                        "{'id':'p','at':'2026-03-10','status':'failed','amount':20,'subscriptionId':'s'},{'id':'q',"
                                + later.replaceFirst("20 +$", "20") + "}")
                .stream()
                .filter(each -> each.payment().id().equals("p"))
                .findFirst()
                .orElseThrow();

        assertThat(failed.settled()).isEqualTo(settled);
        assertThat(failed.outstanding()).isEqualTo(!settled);
    }

    @Test
    void whatAPaymentIsForIsFoundByNumberOrKey() {
        PaymentView view = view(
                        "{'id':'c','subscriptions':[{'id':'s','source':'billing'}],"
                                + "'orders':[{'id':'1','source':'a','placedAt':'2026-03-01'},"
                                + "{'id':'1','source':'b','placedAt':'2026-03-01'}],"
                                + "'payments':[{'id':'p','source':'b','subscriptionId':'s','orderId':'1'}]}",
                        "2026-03-15")
                .payments()
                .get(0);

        assertThat(view.subscriptionKey()).isEqualTo("billing/s");
        assertThat(view.subscriptionNumber()).isEqualTo("s");
        assertThat(view.orderKey()).isEqualTo("b/1");
        assertThat(view.orderNumber()).isEqualTo("1");
        assertThat(payments("{'id':'p','orderId':'a/9'}").get(0).orderNumber()).isEqualTo("a/9");
    }

    @Test
    void paymentsAreSortedByTheirTimeOrElseTheirDueDate() {
        assertThat(payments("{'id':'a','dueAt':'2026-04-01'},{'id':'b','at':'2026-03-10'},{'id':'c'},{'id':'d','dueAt':"
                        + "'2026-03-12'}"))
                .extracting(each -> each.payment().id())
                .containsExactly("b", "d", "a", "c");
        assertThat(view("{'id':'c'}", "2026-03-15").payments()).isNull();
    }
}
