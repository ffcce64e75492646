package org.holdfast.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.holdfast.Samples;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.model.Action;
import org.holdfast.simulation.ValidationReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Ranking is deterministic: the order of the input does not affect the result. */
class ArbitrationTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final int CUSTOMERS = 300;
    private static final List<String> LISTS = List.of("orders", "complaints", "surveys", "interactions", "consents");
    private static final Decider DECIDER = new Decider(Guardrails.all());
    private static DecisionModel book;
    private static List<ObjectNode> customers;
    private static List<String> expected;

    @BeforeAll
    static void decideOnce() {
        book = book(tied(Samples.shippedTexts()));
        Random random = new Random(7);
        customers =
                IntStream.range(0, CUSTOMERS).mapToObj(i -> customer(i, random)).toList();
        expected = customers.stream()
                .map(facts -> words(DECIDER.decide(book, question(book, facts)).decision()))
                .toList();
        assertThat(expected)
                .anyMatch(said -> said.contains("HOLD"))
                .anyMatch(said -> said.contains("ACT"))
                .anyMatch(said -> said.contains("again"));
    }

    private static DecisionModel book(Map<String, String> texts) {
        ValidationReport checked = Samples.checked(texts);
        assertThat(checked.book()).as("%s", checked.problems()).isNotNull();
        return checked.book();
    }

    /** Rules whose rank is equal, and one that matches pairs. */
    private static Map<String, String> tied(Map<String, String> texts) {
        texts.put("areas/delivery/zz-tied.drl", """
                rule "Tied B"
                when
                  $customer : Customer()
                  $order : Order( daysLate >= 1, open ) from $customer.orders
                  $complaint : Complaint( open ) from $customer.complaints
                then
                  propose("warn-late-delivery").about($order);
                end

                rule "Tied A"
                when
                  $customer : Customer()
                  $order : Order( daysLate >= 2, open ) from $customer.orders
                then
                  propose("warn-late-delivery").about($order);
                end
                """);
        for (String language : List.of("en", "ru", "ro")) {
            texts.computeIfPresent(
                    "messages/" + language + ".yaml",
                    (path, text) -> text.replaceFirst(
                            "(?m)^reasons:\\n", "reasons:\n  Tied A: \"A {orderId}\"\n  Tied B: \"B {orderId}\"\n"));
        }
        return texts;
    }

    private static ObjectNode customer(int number, Random random) {
        ObjectNode facts = FactsJson.mapper()
                .createObjectNode()
                .put("id", "C-" + number)
                .put("timeZone", "Europe/Chisinau")
                .put("language", "en")
                .put("birthday", random.nextInt(5) == 0 ? "1990-11-22" : "1990-01-01");
        ArrayNode orders = facts.putArray("orders");
        for (int i = random.nextInt(7); i > 0; i--) {
            ObjectNode order = orders.addObject()
                    .put("id", "o" + i)
                    .put("placedAt", "2026-%02d-%02d".formatted(9 + random.nextInt(2), 1 + random.nextInt(28)))
                    .put("value", 10 + random.nextInt(300))
                    .put("currency", "EUR")
                    .put("promisedAt", "2026-11-%02d".formatted(10 + random.nextInt(20)));
            if (random.nextBoolean()) {
                order.put("deliveredAt", "2026-11-%02d".formatted(1 + random.nextInt(22)));
            }
        }
        ArrayNode complaints = facts.putArray("complaints");
        for (int i = random.nextInt(3); i > 0; i--) {
            ObjectNode complaint = complaints
                    .addObject()
                    .put("id", "k" + i)
                    .put("openedAt", "2026-11-%02d".formatted(1 + random.nextInt(20)))
                    .put("severity", 1 + random.nextInt(5))
                    .put("fault", "us");
            if (random.nextBoolean()) {
                complaint.put("firstReplyAt", "2026-11-20").put("resolvedAt", "2026-11-21");
            }
        }
        ArrayNode surveys = facts.putArray("surveys");
        for (int i = random.nextInt(3); i > 0; i--) {
            surveys.addObject()
                    .put("kind", "nps")
                    .put("score", random.nextInt(11))
                    .put("at", "2026-11-" + (18 + random.nextInt(2)));
        }
        ArrayNode interactions = facts.putArray("interactions");
        for (int i = random.nextInt(3); i > 0; i--) {
            interactions
                    .addObject()
                    .put("kind", "competitor-mention")
                    .put("at", "2026-11-1" + random.nextInt(3))
                    .put("note", "n" + i);
        }
        ArrayNode consents = facts.putArray("consents");
        for (Channel channel : List.of(Channel.EMAIL, Channel.SMS, Channel.CALL)) {
            consents.addObject()
                    .put("channel", channel.toString())
                    .put("purpose", Purpose.MARKETING.toString())
                    .put("given", random.nextBoolean());
        }
        return facts;
    }

    /** Every third customer has a history. */
    private static DecisionInput question(DecisionModel by, ObjectNode facts) {
        CustomerView view = CustomerView.of(FactsJson.read(facts, Customer.class), by.viewpoint(NOW));
        int number = Integer.parseInt(view.id().substring(2));
        List<RecordedAction> past = new ArrayList<>();
        if (number % 3 == 0) {
            past.add(past(by, "warn-late-delivery", "o1", number % 2 == 0 ? Status.OPEN : Status.DELIVERED));
            past.add(past(by, "thank-regular", null, Status.values()[number % 7]));
            past.add(past(by, "compensate-complaint", "k1", Status.ACCEPTED));
        }
        return new DecisionInput(
                view,
                "",
                null,
                DecisionMoment.REVIEW,
                1 + number % 5,
                AuthorityLevel.AUTOMATIC,
                new ContactHistory(past, Map.of("goodwill", new BigDecimal("4970"))));
    }

    private static RecordedAction past(DecisionModel by, String id, String subject, Status status) {
        Action action = by.rules().actions().get(id);
        Instant at = NOW.minus(Duration.ofDays(5));
        Decision.DecidedAction act = new Decision.DecidedAction(
                id,
                1,
                Decision.ActionRef.of(action),
                new Decision.Cause(action.area(), "Earlier", ""),
                new Decision.Contact(Channel.EMAIL, true),
                new Decision.Message("en", "", ""),
                new Decision.Value(
                        action.economics().worth(), action.economics().cost(), Score.ofValue(BigDecimal.ONE)),
                new Decision.Grant(null, null, AuthorityLevel.AUTOMATIC, null),
                new Decision.Matter(null, subject),
                null,
                List.of(),
                null);
        return new RecordedAction(
                id,
                id,
                at,
                Decision.ActionRef.of(action),
                "Earlier",
                new Decision.Contact(Channel.EMAIL, true),
                new Decision.Matter(
                        subject == null || action.incident() == null ? null : action.incident() + ":" + subject,
                        subject),
                new BigDecimal(8),
                null,
                new RecordedAction.LastOutcome(status, at),
                null,
                status.isWaiting() ? act : null);
    }

    /** The parts of a decision that depend on ranking and guardrails. */
    private static String words(Decision decision) {
        return decision.outcome().name()
                + decision.actions().stream()
                        .map(act -> act.rank() + " " + act.action().id() + " "
                                + act.matter().subject() + " " + act.cause().rule() + " "
                                + act.contact().channel() + " " + act.value().score() + " "
                                + act.grant().granted() + " " + act.grant().authority()
                                + (act.actionId() == null ? "" : " again"))
                        .toList()
                + decision.heldBack();
    }

    private static List<String> all(DecisionModel by, List<ObjectNode> people) {
        return people.stream()
                .map(facts -> words(DECIDER.decide(by, question(by, facts)).decision()))
                .toList();
    }

    @Test
    void theOrderOfFactsDoesNotMatter() {
        Random random = new Random(11);
        List<ObjectNode> shuffled = customers.stream()
                .map(facts -> shuffled(facts.deepCopy(), random))
                .toList();

        assertThat(all(book, shuffled)).isEqualTo(expected);
    }

    private static ObjectNode shuffled(ObjectNode facts, Random random) {
        for (String list : LISTS) {
            List<JsonNode> items = new ArrayList<>();
            facts.get(list).forEach(items::add);
            Collections.shuffle(items, random);
            facts.putArray(list).addAll(items);
        }
        return facts;
    }

    @Test
    void theOrderOfRulesAndFilesDoesNotMatter() {
        Random random = new Random(13);
        for (int i = 0; i < 3; i++) {
            assertThat(all(book(reordered(tied(Samples.shippedTexts()), random)), customers))
                    .isEqualTo(expected);
        }
    }

    /** Reorders the rules in their files and renames a file, so that it is read at another position. */
    private static Map<String, String> reordered(Map<String, String> texts, Random random) {
        Map<String, String> others = new TreeMap<>();
        texts.forEach((path, text) -> {
            if (path.endsWith(".dslr") || path.endsWith(".drl")) {
                List<String> rules = new ArrayList<>(Arrays.asList(text.split("(?m)(?<=^end)$")));
                String rest = rules.remove(rules.size() - 1);
                Collections.shuffle(rules, random);
                others.put(path, String.join("\n", rules) + rest);
            } else {
                others.put(path, text);
            }
        });
        others.put(
                "areas/delivery/" + (char) ('a' + random.nextInt(3)) + "-tied.drl",
                others.remove("areas/delivery/zz-tied.drl"));
        return others;
    }

    @Test
    void otherCustomersAndThreadsDoNotMatter() throws Exception {
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, CUSTOMERS).boxed().toList());
        Collections.shuffle(places, new Random(17));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<String>>> chunks = new ArrayList<>();
            for (int from = 0; from < CUSTOMERS; from += 37) {
                List<Integer> chunk = places.subList(from, Math.min(from + 37, CUSTOMERS));
                chunks.add(threads.submit(() ->
                        DECIDER
                                .decide(
                                        book,
                                        chunk.stream()
                                                .map(i -> question(book, customers.get(i)))
                                                .toList())
                                .stream()
                                .map(each -> words(each.decision()))
                                .toList()));
            }
            List<String> found = new ArrayList<>();
            for (Future<List<String>> chunk : chunks) {
                found.addAll(chunk.get());
            }
            assertThat(found).isEqualTo(places.stream().map(expected::get).toList());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void kindsComeFirstThenTheScoreThenTheName() {
        for (ObjectNode facts : customers) {
            List<Decision.DecidedAction> acts =
                    DECIDER.decide(book, question(book, facts)).decision().actions().stream()
                            .filter(act -> act.grant().granted() == null)
                            .toList();
            for (int i = 1; i < acts.size(); i++) {
                Decision.DecidedAction before = acts.get(i - 1);
                Decision.DecidedAction after = acts.get(i);
                assertThat(before.action().kind())
                        .isLessThanOrEqualTo(after.action().kind());
                if (before.action().kind() == after.action().kind()) {
                    int better = before.value()
                            .score()
                            .total()
                            .compareTo(after.value().score().total());
                    assertThat(better > 0
                                    || better == 0
                                            && (before.action().id()
                                                                    + before.matter()
                                                                            .subject())
                                                            .compareTo(after.action()
                                                                            .id()
                                                                    + after.matter()
                                                                            .subject())
                                                    < 0)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void theTotalIsTheProductOfTheFactorsShown() {
        customers.stream()
                .flatMap(facts -> DECIDER.decide(book, question(book, facts)).decision().actions().stream())
                .filter(act -> act.actionId() == null)
                .forEach(act -> {
                    Score score = act.value().score();
                    BigDecimal granted = act.grant().granted() == null
                            ? BigDecimal.ZERO
                            : act.grant().granted().amount();
                    assertThat(score.value())
                            .isEqualByComparingTo(act.value()
                                    .worth()
                                    .subtract(act.value().cost())
                                    .subtract(granted));
                    assertThat(score.total()
                                    .subtract(score.propensity()
                                            .multiply(score.context())
                                            .multiply(score.value())
                                            .multiply(score.lever()))
                                    .abs())
                            .isLessThan(new BigDecimal("0.0001"));
                });
    }
}
