package org.holdfast;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.ExchangeRates;
import org.holdfast.loyalty.Viewpoint;
import org.holdfast.policy.Guardrails;
import org.holdfast.rules.source.BookSource;
import org.holdfast.rules.source.Problem;
import org.holdfast.rules.source.Problems;
import org.holdfast.simulation.BookCheck;
import org.holdfast.simulation.CheckedBook;

/** What many tests start from. JSON is written with single quotes here, to be readable inside Java. */
public final class Samples {

    public static final DecisionBook.Assumptions ASSUMPTIONS = new DecisionBook.Assumptions("EUR", "en", ZoneId.of("UTC"));
    public static final Path SHIPPED = Path.of("rules");

    private Samples() {
    }

    public static Customer customer(String json) {
        return FactsJson.read(json.replace('\'', '"'));
    }

    public static Viewpoint at(String instant) {
        return new Viewpoint(Instant.parse(instant), ZoneId.of("UTC"), "en",
                new ExchangeRates("EUR", Map.of("RON", new BigDecimal("0.2"))));
    }

    /** The customer as seen at noon of a day in their own zone. */
    public static CustomerView view(String json, String day) {
        Customer customer = customer(json);
        ZoneId zone = customer.timeZone() == null ? ZoneId.of("UTC") : customer.timeZone();
        Instant noon = java.time.LocalDate.parse(day).atTime(12, 0).atZone(zone).toInstant();
        return CustomerView.of(customer, at(noon.toString()));
    }

    /** A day for servers, whose clock cannot be set: what happened too long ago is not acted upon any more. */
    public static String daysAgo(int days) {
        return java.time.LocalDate.now(java.time.ZoneOffset.UTC).minusDays(days).toString();
    }

    public static BookCheck check() {
        return new BookCheck(ASSUMPTIONS, new Decider(Guardrails.all()));
    }

    public static CheckedBook shipped() {
        return check().check(BookSource.read(SHIPPED));
    }

    /** The shipped rule book as texts by path, to be changed. */
    public static Map<String, String> shippedTexts() {
        BookSource source = BookSource.read(SHIPPED);
        Map<String, String> texts = new TreeMap<>();
        Problems none = new Problems();
        source.paths().forEach(path -> texts.put(path, source.text(path, none)));
        return texts;
    }

    /** The shipped rule book as files by path, to be changed; one can hold what is no text. */
    public static Map<String, byte[]> shippedFiles() {
        Map<String, byte[]> files = new TreeMap<>();
        shippedTexts().forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    /** What is wrong with the shipped rule book once one file is replaced. */
    public static List<Problem> problemsWith(String path, String text) {
        Map<String, String> texts = shippedTexts();
        texts.put(path, text);
        return check().check(BookSource.of(texts)).problems();
    }
}
