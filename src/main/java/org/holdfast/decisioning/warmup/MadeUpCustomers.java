package org.holdfast.decisioning.warmup;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsJson;

/**
 * Customers who exist only in memory: with orders on time and late, complaints, a basket, a subscription and consents,
 * so that most of what rules ask for is computed. They have no addresses, and ids that no stored customer has.
 */
final class MadeUpCustomers {

    private static final String FACTS = """
            {"id": "%1$s", "language": "%2$s", "segment": "regular", "customerSince": "%3$s",
             "consents": [{"purpose": "marketing", "channel": "email", "given": true, "at": "%3$s"}],
             "orders": [
               {"id": "1", "placedAt": "%4$s", "value": 84.5, "promisedAt": "%5$s", "deliveredAt": "%6$s",
                "lines": [{"sku": "A-1", "name": "Tea", "quantity": 2, "price": 42.25}]},
               {"id": "2", "placedAt": "%7$s", "value": 120, "promisedAt": "%8$s"}],
             "complaints": [{"id": "k", "openedAt": "%8$s", "topic": "delivery", "orderId": "2"}],
             "subscriptions": [{"id": "s", "price": 20}],
             "carts": [{"id": "c", "value": 35, "changedAt": "%9$s"}]}
            """;

    private static final List<String> LANGUAGES = List.of("en", "ru", "ro");

    private final String prefix = "warm-up-" + UUID.randomUUID() + "-";

    /** Returns the facts of customers as JSON, with different numbers of days since what happened to them. */
    List<String> facts(int count, Instant now) {
        return IntStream.range(0, count).mapToObj(number -> one(number, now)).toList();
    }

    /** Returns the customers with these facts. */
    List<Customer> of(int count, Instant now) {
        return facts(count, now).stream().map(FactsJson::read).toList();
    }

    private String one(int number, Instant now) {
        return FACTS.formatted(
                prefix + number,
                LANGUAGES.get(number % LANGUAGES.size()),
                ago(now, 400L + number),
                ago(now, 60L + number),
                ago(now, 56L + number),
                ago(now, 54L + number % 5),
                ago(now, 9L + number % 7),
                ago(now, 1L + number % 4),
                now.minus(Duration.ofHours(3L + number)));
    }

    private static String ago(Instant now, long days) {
        return now.minus(days, ChronoUnit.DAYS).toString();
    }
}
