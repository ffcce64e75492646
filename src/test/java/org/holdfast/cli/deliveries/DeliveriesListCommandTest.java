package org.holdfast.cli.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.holdfast.cli.CommandLines;
import org.holdfast.delivery.Deliveries;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveriesListCommandTest {

    private static final Instant AT = Instant.parse("2026-03-15T10:00:59Z");

    private static Deliveries.Delivery delivery(
            long id, Deliveries.Status status, @Nullable Instant due, @Nullable String error) {
        return new Deliveries.Delivery(id, "crm", status, "C-1", "d-" + id, 3, AT, due, null, error);
    }

    @Test
    void deliveriesAreRowsWithTimesToTheMinute() {
        String table = CommandLines.printed(out -> DeliveriesListCommand.print(
                List.of(
                        delivery(12, Deliveries.Status.WAITING, AT.plusSeconds(60), "HTTP 503"),
                        delivery(7, Deliveries.Status.DELIVERED, null, null)),
                out));

        assertThat(table).isEqualTo("""
                id  target  status     customer  decision  attempts  decided            next attempt       error
                12  crm     waiting    C-1       d-12             3  2026-03-15T10:00Z  2026-03-15T10:01Z  HTTP 503
                 7  crm     delivered  C-1       d-7              3  2026-03-15T10:00Z  -                  -
                """);
    }

    @Test
    void longErrorsAreShortened() {
        String table = CommandLines.printed(out ->
                DeliveriesListCommand.print(List.of(delivery(1, Deliveries.Status.DEAD, null, "x".repeat(71))), out));

        assertThat(table).contains("x".repeat(69) + "…\n").doesNotContain("x".repeat(70));
    }
}
