package org.holdfast.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.Samples;
import org.holdfast.decisions.json.DecisionJson;
import org.holdfast.diagnostics.Problem;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.model.Gift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts with limits, figures of the customer, gifts that are not money, and the customer's currency. */
class GiftsTest {

    private static final String ACTION = """
            thank:
              kind: reward
              purpose: service
              channels: [web]
              worth: 50.00
              cost: 0.10
              budget: gifts
            """;

    private static final String LIMITS = """
            exchangeRates:
              - { from: 2026-01-01, why: Set by finance., perUnit: { CHF: 1.03, JPY: 0.006, KWD: 3.05, RON: 0.2 } }
            budgets:
              - { from: 2026-01-01, why: Set by finance., pots: { gifts: { amount: 100, per: month } } }
            authority:
              - { from: 2026-01-01, why: Set by finance., automatic: 60, agent: 100, supervisor: 500 }
            """;

    private static final String ORDER = """
            rule "Thank"
              when
                The customer has an order
                  - that has not been delivered
              then
                Propose "thank" for the order %s
            end
            """;

    private static final String CUSTOMER = """
            rule "Thank"
              when
                The customer has an order
                  - that has not been delivered
              then
                Propose "thank" %s
            end
            """;

    private static Map<String, String> files(String rule, String terms) {
        Map<String, String> files = new HashMap<>(Samples.shippedTexts());
        files.keySet().removeIf(path -> !path.startsWith("language/"));
        files.put("areas/news/actions.yaml", ACTION + terms);
        files.put("areas/news/thank.dslr", rule);
        files.put("limits.yaml", LIMITS);
        files.put(
                "messages/en.yaml",
                "actions:\n  thank: { subject: 'For you: {gift}', body: Hi. }\nreasons: { Thank: So. }");
        files.put(
                "messages/ro.yaml",
                "actions:\n  thank: { subject: 'Pentru dvs.: {gift}', body: Bună. }\nreasons: { Thank: Așa. }");
        files.put(
                "messages/ru.yaml",
                "actions:\n  thank: { subject: 'Для вас: {gift}', body: Да. }\nreasons: { Thank: Так. }");
        return files;
    }

    private static DecisionModel book(Map<String, String> files) {
        var report = Samples.checked(files);
        assertThat(report.problems()).filteredOn(Problem::isError).isEmpty();
        return report.book();
    }

    private static DecisionTrace trace(DecisionModel book, String facts, BigDecimal used) {
        return new Decider(Guardrails.all())
                .decide(
                        book,
                        new DecisionInput(
                                CustomerView.of(
                                        Samples.customer(facts), book.viewpoint(Instant.parse("2026-03-10T12:00:00Z"))),
                                "hash",
                                null,
                                DecisionMoment.REVIEW,
                                3,
                                AuthorityLevel.AUTOMATIC,
                                new ContactHistory(List.of(), Map.of("gifts", used))));
    }

    private static Decision decide(String rule, String terms, String facts) {
        return trace(book(files(rule, terms)), facts, BigDecimal.ZERO).decision();
    }

    private static String order(String value, String currency) {
        return "{'id':'c','language':'%s','orders':[{'id':'5512','placedAt':'2026-03-01','value':" + value
                + ",'currency':'" + currency + "'}]}";
    }

    private static Decision.Grant grant(Decision decision) {
        assertThat(decision.heldBack()).isEmpty();
        return decision.actions().get(0).grant();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "with 10 percent of its value, at least 5 and at most 20 EUR; 30; 5",
                "with 10 percent of its value, at least 5 and at most 20 EUR; 120; 12.00",
                "with 10 percent of its value, at least 5 and at most 20 EUR; 900; 20",
                "with 10 percent of its value, at least 5 EUR; 30; 5",
                "with 10 percent of its value, at most 20 EUR; 900; 20",
            })
    void aShareStaysWithinItsLimits(String amount, String value, String given) {
        assertThat(grant(decide(ORDER.formatted(amount), "", order(value, "EUR").formatted("en")))
                        .granted())
                .isEqualTo(new Decision.Money(new BigDecimal(given), "EUR"));
    }

    @Test
    void aShareOfNothingIsNotRaised() {
        assertThat(decide(
                                ORDER.formatted("with 10 percent of its value, at least 5 EUR"),
                                "",
                                order("0", "EUR").formatted("en"))
                        .heldBack())
                .singleElement()
                .satisfies(held -> assertThat(held.reason()).isEqualTo("The amount is zero."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "with twice the customer's average order; 40.00",
                "with 1.5 times the customer's average order; 30.00",
                "with 10 percent of the customer's average order; 2.00",
                "with 10 percent of the customer's average order, at least 5 and at most 9 EUR; 5",
                "with 20 percent of what the customer spent in the last 365 days; 8.00",
                "with 20 percent of what the customer spent in the last 365 days, at most 3 EUR; 3",
            })
    void anAmountCanFollowFromTheFiguresOfTheCustomer(String amount, String given) {
        String facts =
                "{'id':'c','language':'en','orders':[{'id':'1','placedAt':'2026-03-01','value':10,'currency':'EUR'},"
                        + "{'id':'2','placedAt':'2026-02-01','deliveredAt':'2026-02-03','value':30,'currency':'EUR'}]}";

        assertThat(grant(decide(CUSTOMER.formatted(amount), "", facts)).granted())
                .isEqualTo(new Decision.Money(new BigDecimal(given), "EUR"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "with 200 points; en; For you: 200 points",
                "with 1 point; en; For you: 1 point",
                "with 200 points; ro; Pentru dvs.: 200 de puncte",
                "with 3 points; ru; Для вас: 3 балла",
                "with 10 percent off the next order; en; For you: 10% off your next order",
                "with 12.5 percent off the next order; ro; Pentru dvs.: reducere de 12,5% la următoarea comandă",
                "with free delivery; en; For you: free delivery",
                "with free delivery; ru; Для вас: бесплатная доставка",
                "with 25 EUR; en; For you: €25.00",
            })
    void theMessageNamesTheGift(String gift, String language, String subject) {
        assertThat(decide(ORDER.formatted(gift), "", order("20", "EUR").formatted(language))
                        .actions())
                .singleElement()
                .satisfies(act -> assertThat(act.message().subject().replace('\u00a0', ' '))
                        .isEqualTo(subject));
    }

    @Test
    void aGiftCountsWithItsExpectedCost() {
        Decision.Grant points = grant(decide(
                ORDER.formatted("with 200 points"),
                "  pointWorth: 0.01\n",
                order("20", "EUR").formatted("en")));
        Decision.Grant free = grant(decide(
                ORDER.formatted("with 200 points"), "", order("20", "EUR").formatted("en")));
        Decision.Grant discount = grant(decide(
                ORDER.formatted("with 10 percent off the next order"),
                "",
                order("20", "EUR").formatted("en")));
        Decision.Grant delivery = grant(decide(
                ORDER.formatted("with free delivery"), "", order("20", "EUR").formatted("en")));

        assertThat(points.given())
                .isEqualTo(new Decision.Given(
                        Gift.points(new BigDecimal("200")), new Decision.Money(new BigDecimal("2.00"), "EUR")));
        assertThat(points.granted()).isNull();
        assertThat(points.counted()).isEqualByComparingTo("2");
        assertThat(free.counted()).isNull();
        assertThat(discount.counted()).isEqualByComparingTo("2");
        assertThat(delivery.given()).isEqualTo(new Decision.Given(Gift.FREE_DELIVERY, null));
    }

    @Test
    void theExpectedCostIsPartOfTheScoreTheBudgetAndTheAuthority() {
        DecisionModel book = book(files(ORDER.formatted("with 10 percent off the next order"), ""));
        String facts = order("500", "EUR").formatted("en");

        assertThat(trace(book, facts, BigDecimal.ZERO).decision().actions())
                .singleElement()
                .satisfies(act -> assertThat(act.value().score().value()).isEqualByComparingTo("-0.10"));
        assertThat(trace(book, facts, new BigDecimal("60")).decision().heldBack())
                .singleElement()
                .satisfies(held -> assertThat(held.by()).isEqualTo("budget"));
        assertThat(trace(book, order("700", "EUR").formatted("en"), BigDecimal.ZERO)
                        .decision()
                        .heldBack())
                .singleElement()
                .satisfies(held -> assertThat(held.by()).isEqualTo("authority"));
    }

    @Test
    void aGiftIsNotGivenInPart() {
        DecisionModel book = book(files(ORDER.formatted("with 10 percent off the next order"), "  atLeast: 1\n"));

        assertThat(trace(book, order("500", "EUR").formatted("en"), new BigDecimal("60"))
                        .decision()
                        .heldBack())
                .singleElement()
                .satisfies(held -> assertThat(held.by()).isEqualTo("budget"));
    }

    @Test
    void aDiscountWhoseCostIsUnknownIsHeldBackUnlessTheActionEstimatesIt() {
        String facts = "{'id':'c','language':'en','orders':[{'id':'1','placedAt':'2026-03-01'}]}";
        String rule = ORDER.formatted("with 10 percent off the next order");

        assertThat(decide(rule, "", facts).heldBack())
                .singleElement()
                .satisfies(held -> assertThat(held.reason()).contains("\"nextOrder\" of thank in actions.yaml"));
        assertThat(grant(decide(rule, "  nextOrder: 40\n", facts)).counted()).isEqualByComparingTo("4");
        assertThat(Samples.checked(files(rule, "")).problems())
                .extracting(Problem::toString)
                .anyMatch(problem -> problem.contains("a usual order is worth"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "20; EUR; ; ",
                "20; CHF; 24.25; For you: CHF 24.25",
                "2000; JPY; 4167; For you: ¥4,167",
                "20; KWD; 8.197; For you: KWD 8.197",
                "20; RON; 125.00; For you: RON 125.00",
            })
    void anAmountIsGivenInTheCurrencyOfTheOrder(String value, String currency, String paid, String subject) {
        Decision decision = decide(
                ORDER.formatted("with 25 EUR"),
                "  currency: customer\n",
                order(value, currency).formatted("en"));
        Decision.Grant grant = grant(decision);

        assertThat(grant.granted()).isEqualTo(new Decision.Money(new BigDecimal("25"), "EUR"));
        assertThat(grant.counted()).isEqualByComparingTo("25");
        if (paid == null) {
            assertThat(grant.payout()).isNull();
        } else {
            assertThat(grant.payout().amount()).isEqualTo(new BigDecimal(paid));
            assertThat(grant.payout().currency()).isEqualTo(currency);
            assertThat(decision.actions().get(0).message().subject().replace('\u00a0', ' '))
                    .isEqualTo(subject);
        }
    }

    @Test
    void withoutAnExchangeRateTheReasonSaysSo() {
        assertThat(decide(
                                ORDER.formatted("with 25 EUR"),
                                "  currency: customer\n",
                                order("20", "SEK").formatted("en"))
                        .heldBack())
                .singleElement()
                .satisfies(held -> assertThat(held.reason())
                        .isEqualTo("The amount cannot be calculated: there is no exchange rate from SEK to EUR "
                                + "(exchangeRates in limits.yaml)."));
    }

    @ParameterizedTest
    @CsvSource({"with 200 points", "with 10 percent off the next order", "with free delivery", "with 25 EUR"})
    void storedDecisionsAreReadAsTheyWereAndReplayTheSame(String gift) {
        DecisionModel book = book(files(ORDER.formatted(gift), "  currency: customer\n  pointWorth: 0.01\n"));
        DecisionTrace trace = trace(book, order("200", "CHF").formatted("en"), BigDecimal.ZERO);
        Decision decided = trace.decision().withId("d1");

        Decision read = DecisionJson.read(DecisionJson.write(decided));

        assertThat(read).isEqualTo(decided);
        Receipt receipt = Receipt.of("test", trace);
        Receipt stored = DecisionJson.readReceipt(DecisionJson.write(receipt), receipt.facts(), trace.decision());
        assertThat(new Decider(Guardrails.all())
                        .decide(book, stored.input(book))
                        .decision())
                .isEqualTo(trace.decision());
    }

    @Test
    void whatWasStoredBeforeGiftsIsReadAsBefore() {
        String json = DecisionJson.write(trace(
                        book(files(ORDER.formatted("with 25 EUR"), "")),
                        order("20", "EUR").formatted("en"),
                        BigDecimal.ZERO)
                .decision());

        assertThat(json).doesNotContain("\"gift\"", "\"payout\"");
        assertThat(DecisionJson.read(json).actions().get(0).grant())
                .isEqualTo(new Decision.Grant(
                        new Decision.Money(new BigDecimal("25"), "EUR"),
                        new Decision.Money(new BigDecimal("25"), "EUR"),
                        AuthorityLevel.AUTOMATIC,
                        "gifts"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "with 10 percent of its value, at least 20 and at most 5 EUR; at least 20 and at most 5",
                "with 2000000 points; from 1 to 1000000",
                "with 200 percent off the next order; percentage from 0 to 100",
                "with 10 percent of its value, at least 5 USD; Amounts in rules are in EUR",
            })
    void amountsThatCannotBeRightAreRefused(String amount, String problem) {
        assertThat(Samples.checked(files(ORDER.formatted(amount), "")).problems())
                .filteredOn(Problem::isError)
                .extracting(Problem::toString)
                .anyMatch(each -> each.contains(problem));
    }

    @Test
    void pointsOfTheRuleAndOfTheActionMustFit() {
        String programme = "  programme: { name: Club, givesPoints: %s }\n";

        assertThat(Samples.checked(files(ORDER.formatted("with 200 points"), programme.formatted("100")))
                        .problems())
                .extracting(Problem::toString)
                .anyMatch(each -> each.contains("givesPoints: proposed"));
        assertThat(Samples.checked(files(ORDER.formatted("with 25 EUR"), programme.formatted("proposed")))
                        .problems())
                .extracting(Problem::toString)
                .anyMatch(each -> each.contains("this rule proposes none"));
    }

    @Test
    void aTextCannotSayAnAmountOfAGiftThatIsNoMoney() {
        Map<String, String> files = files(ORDER.formatted("with 200 points"), "");
        files.computeIfPresent("messages/en.yaml", (path, text) -> text.replace("{gift}", "{granted}"));

        assertThat(Samples.checked(files).problems())
                .filteredOn(Problem::isError)
                .singleElement()
                .asString()
                .contains("has no {granted}", "\"gift\"");
    }

    @ParameterizedTest
    @CsvSource({"most, 500", "least, 200", "first, 200"})
    void ofSeveralNumbersOfPointsThePreferredOneIsGiven(String prefer, String points) {
        String rules = ORDER.formatted("with 200 points")
                + ORDER.formatted("with 500 points").replace("rule \"Thank\"", "rule \"A better thank\"");
        Map<String, String> files = files(rules, "  prefer: " + prefer + "\n");
        files.replaceAll((path, text) ->
                path.startsWith("messages/") ? text.replace("reasons: {", "reasons: { A better thank: So.,") : text);

        assertThat(grant(trace(book(files), order("20", "EUR").formatted("en"), BigDecimal.ZERO)
                                .decision())
                        .given()
                        .gift())
                .isEqualTo(Gift.points(new BigDecimal(points)));
    }

    @Test
    void aTableGivesPointsAndShares() {
        Map<String, String> files = files(ORDER.formatted("with free delivery"), "");
        files.remove("areas/news/thank.dslr");
        files.put("areas/news/points.csv", """
                RuleSet,news,,
                RuleTable Points,,,
                NAME,CONDITION,ACTION,ACTION
                ,,,
                ,The customer has spent at least $param in all,"Propose ""thank"" with $param points","Propose ""thank"" with $1 percent of the customer's average order, at least $2 and at most $3 EUR"
                Row,From,Points,Share
                Silver,100,200 points,
                Gold,1000,,10; 5; 20
                """);
        files.replaceAll((path, text) -> path.startsWith("messages/") ? text.replace("Thank:", "points:") : text);
        DecisionModel book = book(files);

        assertThat(grant(trace(book, order("150", "EUR").formatted("en"), BigDecimal.ZERO)
                                .decision())
                        .given()
                        .gift())
                .isEqualTo(Gift.points(new BigDecimal("200")));
        assertThat(grant(trace(book, order("1500", "EUR").formatted("en"), BigDecimal.ZERO)
                                .decision())
                        .granted())
                .isEqualTo(new Decision.Money(new BigDecimal("20"), "EUR"));
    }

    @Test
    void examplesSayWhatIsGiven() {
        String example = """
                - name: A gift
                  today: 2026-03-10
                  customer: { language: en, orders: [ { id: a, placedAt: 2026-03-01, value: 20, currency: CHF } ] }
                  expect: { action: thank, about: a%s }
                  expectDecision: { action: thank%s }
                """;
        Map<String, String> points = files(ORDER.formatted("with 200 points"), "");
        points.put("areas/news/thank.scenarios.yaml", example.formatted(", gift: points 200", ", gift: points 200"));
        Map<String, String> money = files(ORDER.formatted("with 25 EUR"), "  currency: customer\n");
        money.put(
                "areas/news/thank.scenarios.yaml",
                example.formatted(", amount: 25", ", granted: 25, payout: 24.25 CHF"));

        assertThat(Samples.checked(points).problems())
                .filteredOn(Problem::isError)
                .isEmpty();
        assertThat(Samples.checked(money).problems())
                .filteredOn(Problem::isError)
                .isEmpty();

        points.put("areas/news/thank.scenarios.yaml", example.formatted(", gift: points 100", ""));
        money.put("areas/news/thank.scenarios.yaml", example.formatted("", ", payout: 24.27 CHF"));
        assertThat(Samples.checked(points).problems())
                .extracting(Problem::toString)
                .anyMatch(each -> each.contains("with points 100") && each.contains("with points 200"));
        assertThat(Samples.checked(money).problems())
                .extracting(Problem::toString)
                .anyMatch(each -> each.contains("24.27 CHF") && each.contains("24.25 CHF"));
    }
}
