package org.holdfast;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.loyalty.ExchangeRates;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.RuleBookValidator;
import org.holdfast.simulation.ValidationReport;

/** Sample data shared by many tests. JSON is written with single quotes, to be readable inside Java. */
public final class Samples {

    public static final DecisionModel.Assumptions ASSUMPTIONS =
            new DecisionModel.Assumptions("EUR", "en", ZoneId.of("UTC"));
    public static final Path SHIPPED = Path.of("rules");
    private static final Map<DecisionModel.Assumptions, RuleBookValidator> SHARED = new ConcurrentHashMap<>();

    private Samples() {}

    public static Customer customer(String json) {
        return FactsJson.read(json.replace('\'', '"'));
    }

    public static EvaluationContext at(String instant) {
        return new EvaluationContext(
                Instant.parse(instant),
                ZoneId.of("UTC"),
                "en",
                new ExchangeRates("EUR", Map.of("RON", new BigDecimal("0.2"))));
    }

    /** Returns the view of a customer at noon of a day in the customer's time zone. */
    public static CustomerView view(String json, String day) {
        Customer customer = customer(json);
        ZoneId zone = customer.timeZone() == null ? ZoneId.of("UTC") : customer.timeZone();
        Instant noon = LocalDate.parse(day).atTime(12, 0).atZone(zone).toInstant();
        return CustomerView.of(customer, at(noon.toString()));
    }

    /** Returns a date for servers, whose clock cannot be set: facts that are too old no longer lead to actions. */
    public static String daysAgo(int days) {
        return LocalDate.now(ZoneOffset.UTC).minusDays(days).toString();
    }

    /** Returns a validator that has not seen a rule book yet. */
    public static RuleBookValidator check() {
        return new RuleBookValidator(ASSUMPTIONS, new Decider(Guardrails.all()));
    }

    /** Returns the report on the shipped rule book, which is validated once per test run. */
    public static ValidationReport shipped() {
        return Shipped.REPORT;
    }

    /**
     * Validates a variation of the shipped rule book. As on a server, only what differs from the last one is checked.
     */
    public static ValidationReport checked(Map<String, String> texts) {
        return sharedCheck(ASSUMPTIONS).check(BookSource.of(texts));
    }

    /** Returns the validator that tests share: a test run validates a hundred books that hardly differ. */
    public static RuleBookValidator sharedCheck(DecisionModel.Assumptions assumptions) {
        return SHARED.computeIfAbsent(assumptions, each -> new RuleBookValidator(each, new Decider(Guardrails.all())));
    }

    /** Validated on first use. */
    private static final class Shipped {
        private static final ValidationReport REPORT = sharedCheck(ASSUMPTIONS).check(BookSource.read(SHIPPED));
    }

    /** Returns a modifiable copy of the shipped rule book as texts by path. */
    public static Map<String, String> shippedTexts() {
        BookSource source = BookSource.read(SHIPPED);
        Map<String, String> texts = new TreeMap<>();
        Problems none = new Problems();
        source.paths().forEach(path -> texts.put(path, source.text(path, none)));
        return texts;
    }

    /** Returns a modifiable copy of the shipped rule book as files by path; a file need not contain text. */
    public static Map<String, byte[]> shippedFiles() {
        Map<String, byte[]> files = new TreeMap<>();
        shippedTexts().forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    /** Returns the problems of the shipped rule book after one file has been replaced. */
    public static List<Problem> problemsWith(String path, String text) {
        Map<String, String> texts = shippedTexts();
        texts.put(path, text);
        return checked(texts).problems();
    }
}
