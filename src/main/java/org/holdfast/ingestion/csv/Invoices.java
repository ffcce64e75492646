package org.holdfast.ingestion.csv;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.Provenance;
import org.holdfast.facts.Return;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NumberLimits;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of invoices, one per row, with the columns {@code customer_id, invoice_no, invoice_date, quantity,
 * amount, country, is_cancellation}. An invoice becomes an order, a cancelled invoice a return. Amounts are in pounds
 * and times in London time, as in the UCI "Online Retail" data (doi:10.24432/C5BW33), which defines this layout.
 * Promises, deliveries, complaints and everything else the file does not contain stay unknown.
 */
final class Invoices implements CustomerFiles {

    private static final Set<String> COLUMNS =
            Set.of("customer_id", "invoice_no", "invoice_date", "quantity", "amount", "country", "is_cancellation");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final String CURRENCY = "GBP";

    private final Path file;
    private final Instant now;
    private final ImportFindings findings;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Set<String> incomplete = new HashSet<>();
    private boolean allIncomplete;

    Invoices(Path file, Instant now, ImportFindings findings) {
        this.file = file;
        this.now = now;
        this.findings = findings;
    }

    @Override
    public boolean isIncomplete(String collection, String customer) {
        return allIncomplete || incomplete.contains(customer);
    }

    private record Account(List<Order> orders, List<Return> returns, String[] country) {}

    @Override
    public List<Customer> read() {
        new CsvFile(file, findings)
                .read(
                        COLUMNS,
                        COLUMNS,
                        row -> {
                            try {
                                invoice(row);
                            } catch (InvalidInput e) {
                                findings.reject(RejectedRow.of(row, e));
                                incomplete.add(String.valueOf(row.cell("customer_id")));
                            }
                        },
                        () -> allIncomplete = true);
        List<Customer> customers = new ArrayList<>(accounts.size());
        Provenance provenance = new Provenance("invoices", now);
        accounts.forEach((id, account) -> {
            try {
                Map<String, @Nullable Object> facts = new HashMap<>();
                facts.put("id", id);
                facts.put("language", "en");
                facts.put("timeZone", ZONE);
                facts.put("country", account.country[0]);
                facts.put("orders", account.orders);
                facts.put("returns", account.returns);
                facts.put("sources", Map.of("orders", provenance, "returns", provenance));
                customers.add(Customer.of(facts));
            } catch (InvalidInput e) {
                findings.reject(new RejectedRow(
                        file.getFileName().toString(),
                        0,
                        "",
                        "customer " + id + ": " + e.field() + " " + e.getMessage()));
            }
        });
        return customers;
    }

    private void invoice(CsvFile.Row row) {
        String customer = required(row, "customer_id");
        String number = required(row, "invoice_no");
        DateOrInstant at = time(required(row, "invoice_date"));
        BigDecimal amount = number("amount", required(row, "amount"));
        Account account = accounts.computeIfAbsent(
                customer, id -> new Account(new ArrayList<>(), new ArrayList<>(), new String[1]));
        account.country[0] = country(row.cell("country"));
        switch (required(row, "is_cancellation")) {
            case "0" ->
                account.orders.add(new Order(number, at, amount, CURRENCY, null, null, null, null, null, null, null));
            case "1" -> account.returns.add(new Return(number, null, at, amount.abs(), "cancelled invoice"));
            default -> throw new InvalidInput("is_cancellation", "is neither 0 nor 1");
        }
    }

    private static String required(CsvFile.Row row, String column) {
        String cell = row.cell(column);
        if (cell == null) {
            throw new InvalidInput(column, "is empty");
        }
        return cell;
    }

    private static DateOrInstant time(String cell) {
        try {
            return DateOrInstant.of(LocalDateTime.parse(cell, TIME).atZone(ZONE).toInstant());
        } catch (DateTimeException e) {
            throw new InvalidInput("invoice_date", "is \"" + cell + "\"; expected a time such as 2010-12-01 08:26:00");
        }
    }

    private static BigDecimal number(String column, String cell) {
        try {
            return NumberLimits.parse(cell);
        } catch (NumberFormatException e) {
            throw new InvalidInput(
                    column,
                    !NumberLimits.isShort(cell)
                            ? NumberLimits.TOO_LONG
                            : "is \"" + cell + "\"; expected a number such as 139.12");
        }
    }

    /** Returns the ISO code of a country's English name; {@code null} if it is not a country, such as "Unspecified". */
    private static @Nullable String country(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return switch (name) {
            case "EIRE" -> "IE";
            case "RSA" -> "ZA";
            case "USA" -> "US";
            case "Czech Republic" -> "CZ";
            default -> NAMES.get(name);
        };
    }

    private static final Map<String, String> NAMES = names();

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String code : Locale.getISOCountries()) {
            names.put(new Locale("", code).getDisplayCountry(Locale.ENGLISH), code);
        }
        return names;
    }
}
