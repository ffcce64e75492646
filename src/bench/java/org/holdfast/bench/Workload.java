package org.holdfast.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.loyalty.ExchangeRates;

/** Two thousand customers with five orders and one complaint each, spread over the segments of the rules. */
final class Workload {

    static final int CUSTOMERS = 2_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);
    private static final EvaluationContext FROM = new EvaluationContext(
            Instant.parse("2026-03-15T10:00:00Z"), ZoneId.of("UTC"), "en", ExchangeRates.only("EUR"));

    private Workload() {}

    static CustomerView view(Customer customer) {
        return CustomerView.of(customer, FROM);
    }

    static List<Customer> customers(int segments) {
        Random random = new Random(42);
        List<Customer> customers = new ArrayList<>(CUSTOMERS);
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.add(FactsJson.read(json(i, segments, random).replace('\'', '"')));
        }
        return customers;
    }

    private static String json(int number, int segments, Random random) {
        StringBuilder orders = new StringBuilder();
        int gap = 12 + random.nextInt(40);
        int ago = random.nextInt(90);
        for (int i = 4; i >= 0; i--) {
            int placed = ago + i * gap + 9;
            boolean open = i == 0 && random.nextInt(3) == 0;
            orders.append(i == 4 ? "" : ",")
                    .append("{'id':'")
                    .append(number)
                    .append('-')
                    .append(4 - i)
                    .append("','placedAt':'")
                    .append(day(placed))
                    .append("T09:30:00Z','value':")
                    .append(20 + random.nextInt(180))
                    .append(",'currency':'EUR','promisedAt':'")
                    .append(day(placed - 5))
                    .append('\'');
            if (!open) {
                orders.append(",'deliveredAt':'")
                        .append(day(placed - 4 - random.nextInt(3)))
                        .append('\'');
            }
            orders.append(",'lines':[{'sku':'a','quantity':3,'delivered':")
                    .append(random.nextInt(12) == 0 ? 2 : 3)
                    .append("}]}");
        }
        int opened = random.nextInt(40);
        String solved = random.nextInt(3) == 0 ? "" : ",'resolvedAt':'" + day(random.nextInt(opened + 1)) + "'";
        String answered = random.nextInt(2) == 0 ? "" : ",'firstReplyAt':'" + day(opened) + "'";
        return "{'id':'C-" + number + "','language':'en','country':'MD','timeZone':'Europe/Chisinau','segment':'S"
                + number % segments
                + "','birthday':'" + (random.nextInt(25) == 0 ? "1990-03-15" : "1990-08-20") + "','orders':[" + orders
                + "],'complaints':[{'id':'k"
                + number + "','orderId':'" + number + "-4','openedAt':'" + day(opened) + "','severity':"
                + (1 + random.nextInt(5)) + ",'fault':'"
                + (random.nextBoolean() ? "us" : "carrier") + "'" + answered + solved
                + "}],'surveys':[{'kind':'nps','score':" + random.nextInt(11)
                + ",'at':'" + day(random.nextInt(30)) + "'}]}";
    }

    private static LocalDate day(int ago) {
        return TODAY.minusDays(ago);
    }
}
