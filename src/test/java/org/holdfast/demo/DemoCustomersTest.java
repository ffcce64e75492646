package org.holdfast.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.junit.jupiter.api.Test;

class DemoCustomersTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void everyOrderAddsUp() {
        assertThat(DemoCustomers.around(NOW))
                .filteredOn(customer -> customer.orders() != null)
                .flatExtracting(Customer::orders)
                .hasSizeGreaterThan(500)
                .allSatisfy(each -> {
                    Order order = (Order) each;
                    assertThat(order.lines()).as(order.id()).isNotEmpty();
                    assertThat(order.lines().stream()
                                    .map(line -> line.price().multiply(line.quantity()))
                                    .reduce(BigDecimal.ZERO, BigDecimal::add))
                            .as(order.toString())
                            .isEqualByComparingTo(order.value());
                });
    }

    @Test
    void everyCustomerHasAGivenNameAndLivesInATown() {
        assertThat(DemoCustomers.around(NOW)).allSatisfy(each -> {
            assertThat(each.name()).startsWith(each.givenName() + " ");
            assertThat(each.city()).isNotBlank();
        });
    }

    @Test
    void theCustomerOfTheExamplesWaitsForAnOrderOf120Euros() {
        Customer showcase = DemoCustomers.around(NOW).get(0);

        assertThat(showcase.id()).isEqualTo(DemoCustomers.SHOWCASE);
        assertThat(showcase.orders()).singleElement().satisfies(order -> {
            assertThat(order.id()).isEqualTo("5512");
            assertThat(order.value()).isEqualByComparingTo("120");
            assertThat(order.promisedAt()).hasToString("2026-11-19");
            assertThat(order.placedAt().toString()).startsWith("2026-11-12");
            assertThat(order.deliveredAt()).isNull();
        });
    }

    @Test
    void threeSubscribersShowWhatCanBeKnownAboutContact() {
        assertThat(DemoCustomers.around(NOW).stream()
                        .filter(each ->
                                each.emails() != null || each.doNotContact() != null || each.contactCap() != null)
                        .map(Customer::id))
                .containsExactly("T-2001", "T-2011", "T-2021");
    }
}
