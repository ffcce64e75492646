package org.holdfast.facts.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.Samples.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.validation.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactRetentionTest {

    private static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");

    private static FactRetention keep(String collection, String period) {
        return FactRetention.parse(Map.of(collection, period));
    }

    private static FactRetention.Remaining apply(FactRetention policy, String facts) {
        return policy.apply(customer(facts), NOW);
    }

    @Test
    void recordsWithADateHaveAnAgeAndConsentsHaveNone() {
        assertThat(FactRetention.COLLECTIONS)
                .contains(
                        "orders",
                        "complaints",
                        "returns",
                        "surveys",
                        "interactions",
                        "observations",
                        "subscriptions",
                        "payments")
                .doesNotContain("consents", "membership", "emails", "phones");
    }

    @Test
    void whatEndedOnTheFirstDayOfThePeriodIsKept() {
        FactRetention.Remaining left = apply(
                keep("orders", "5y"),
                "{'id':'c','orders':[{'id':'1','placedAt':'2021-03-14'},{'id':'2','placedAt':'2021-03-15'}]}");

        assertThat(left.facts().orders()).extracting(Order::id).containsExactly("2");
        assertThat(left.count()).isEqualTo(1);
        assertThat(left.oldest()).isEqualTo(LocalDate.of(2021, 3, 14));
    }

    @Test
    void daysAreThoseOfTheCustomer() {
        String facts = "{'id':'c','timeZone':'%s','surveys':[{'kind':'nps','score':9,'at':'2025-12-14T22:30:00Z'}]}";

        assertThat(apply(keep("surveys", "90d"), facts.formatted("UTC")).count())
                .isEqualTo(1);
        assertThat(apply(keep("surveys", "90d"), facts.formatted("Europe/Chisinau"))
                        .count())
                .isZero();
    }

    @Test
    void theLatestDateOfARecordCounts() {
        FactRetention.Remaining left = apply(
                keep("orders", "1y"),
                "{'id':'c','orders':[{'id':'1','placedAt':'2024-01-01','deliveredAt':'2025-06-01'}]}");

        assertThat(left.count()).isZero();
        assertThat(left.facts().orders()).hasSize(1);
    }

    @Test
    void aCollectionOfWhichNothingRemainsIsUnknown() {
        Customer left = apply(
                        keep("orders", "1y"),
                        "{'id':'c','orders':[{'id':'1','placedAt':'2020-05-01'},{'id':'2','placedAt':'2019-05-01'}]}")
                .facts();

        assertThat(left.orders()).isNull();
        assertThat(left.customerSince()).hasToString("2019-05-01");
    }

    @Test
    void whatIsKnownToBeEmptyStaysSoAndADateThatIsKnownIsKept() {
        Customer empty = apply(keep("orders", "1y"), "{'id':'c','orders':[]}").facts();
        Customer known = apply(
                        keep("orders", "1y"),
                        "{'id':'c','customerSince':'2018-01-01','orders':[{'id':'1','placedAt':'2020-05-01'}]}")
                .facts();

        assertThat(empty.orders()).isEmpty();
        assertThat(known.customerSince()).hasToString("2018-01-01");
    }

    @Test
    void aReturnIsKeptAsLongAsItsOrder() {
        String facts = """
            {'id':'c',
             'orders':[{'id':'1','placedAt':'2025-01-01'},{'id':'2','placedAt':'2020-01-01'}],
             'returns':[{'id':'a','orderId':'1','at':'2025-01-10','value':5},
                        {'id':'b','orderId':'2','at':'2020-01-10','value':5}]}\
            """;

        assertThat(apply(keep("returns", "90d"), facts).count()).isZero();
        FactRetention.Remaining both = apply(FactRetention.parse(Map.of("returns", "90d", "orders", "2y")), facts);
        assertThat(both.removed().get("returns")).hasSize(1);
        assertThat(both.removed().get("orders")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "status, active, 0",
        "status, paused, 0",
        "status, ended, 1",
        "status, cancelled, 1",
        "plan, basic, 0",
        "endsAt, 2020-12-31, 1"
    })
    void aSubscriptionThatGoesOnNeverBecomesTooOld(String field, String value, int removed) {
        FactRetention.Remaining left = apply(
                keep("subscriptions", "1y"),
                "{'id':'c','subscriptions':[{'id':'s','startedAt':'2020-01-01','" + field + "':'" + value + "'}]}");

        assertThat(left.count()).isEqualTo(removed);
    }

    @Test
    void withoutAPolicyEverythingIsKept() {
        Customer facts = customer("{'id':'c','orders':[{'id':'1','placedAt':'1999-01-01'}]}");

        assertThat(FactRetention.UNLIMITED.apply(facts, NOW).facts()).isSameAs(facts);
    }

    @ParameterizedTest
    @CsvSource({"5y,P5Y", "18m,P18M", "90d,P90D", "1y6m,P1Y6M", "P2Y,P2Y", "6W,P42D"})
    void periodsAreWrittenAsPeopleWriteThem(String text, String period) {
        assertThat(keep("orders", text).keep()).containsEntry("orders", Period.parse(period));
    }

    @ParameterizedTest
    @CsvSource({
        "orders, 29d, at least 30 days",
        "orders, -5y, at least 30 days",
        "orders, 0, such as 5y",
        "orders, five years, such as 5y",
        "order, 5y, orders",
        "consents, 5y, expected one of orders"
    })
    void aPolicyThatCannotBeMeantIsRefused(String collection, String period, String expected) {
        assertThatThrownBy(() -> keep(collection, period)).isInstanceOfSatisfying(InvalidInput.class, e -> {
            assertThat(e.field()).isEqualTo(collection);
            assertThat(e).hasMessageContaining(expected);
        });
    }
}
