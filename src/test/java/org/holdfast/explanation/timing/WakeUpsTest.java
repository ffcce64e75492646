package org.holdfast.explanation.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.Samples;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.EvaluatedProposal;
import org.holdfast.decisions.offers.OfferBooks;
import org.holdfast.demo.DemoCustomers;
import org.holdfast.facts.Customer;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.simulation.ScenarioResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wake-up of a customer is never later than the first moment at which time alone changes the decision. */
class WakeUpsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:07:30.500Z");
    private static final Decider DECIDER = new Decider(Guardrails.all());
    private static DecisionModel book;

    private final WakeUps wakeUps = new WakeUps(DECIDER);

    /** A customer at a moment. */
    private record Case(Customer facts, Instant at) {}

    @BeforeAll
    static void readBook() {
        book = Samples.shipped().book();
    }

    private static DecisionTrace decide(Customer facts, Instant at) {
        return DECIDER.decide(book, DecisionInput.about(CustomerView.of(facts, book.viewpoint(at)), "sha256:x"));
    }

    private static Stream<Case> everybody() {
        Stream<Case> demo = DemoCustomers.around(NOW).stream().map(facts -> new Case(facts, NOW));
        Stream<Case> examples = Samples.shipped().scenarios().stream()
                .map(ScenarioResult::scenario)
                .map(scenario -> new Case(scenario.customer(), scenario.now()));
        return Stream.concat(demo, examples);
    }

    @Test
    void noDecisionChangesBeforeTheWakeUp() {
        List<String> late = new ArrayList<>();
        Map<Boolean, Integer> count = new TreeMap<>();
        everybody().forEach(each -> {
            DecisionTrace made = decide(each.facts, each.at);
            Instant wakeUp = wakeUps.next(made);
            assertThat(wakeUp).isAfter(each.at).isBeforeOrEqualTo(each.at.plus(Duration.ofDays(WakeUps.DAYS)));
            Future future = new Future(wakeUps.settled(made));
            future.firstChange(wakeUp)
                    .ifPresent(change ->
                            late.add(each.facts.id() + " at " + each.at + " wakes " + wakeUp + ", but " + change));
            if (wakeUp.isBefore(each.at.plus(Duration.ofDays(WakeUps.DAYS - 1)))) {
                count.merge(future.changesAt(wakeUp), 1, Integer::sum);
            }
        });
        assertThat(late).isEmpty();
        assertThat(count.get(true))
                .as("wake-ups at which the decision does change")
                .isGreaterThan(300);
        assertThat(count.get(false)).as("wake-ups that are too early").isLessThan(count.get(true) / 8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orderCount < 0.1 * daysSinceLastOrder | 2026-12-01T00:00:00Z",
                "0.1 * daysSinceLastOrder > orderCount | 2026-12-01T00:00:00Z",
                "clock >= \"18:30\" | 2026-11-22T18:30:00Z",
                "\"18:30\" <= clock | 2026-11-22T18:30:00Z",
            })
    void aConditionIsNotMissedHoweverItIsWritten(String condition, String wakeUp) {
        DecisionModel gifts = OfferBooks.of(
                OfferBooks.action("gift", "10", ""),
                OfferBooks.rule("Give", "gift", "5", 0).replace("Customer()", "Customer( " + condition + " )"));
        Customer customer = Samples.customer("{'id':'D-1','timeZone':'UTC','orders':[{'id':'1',"
                + "'placedAt':'2026-11-20T09:00:00Z','deliveredAt':'2026-11-21','value':50,'currency':'EUR'}]}");
        CustomerView view = CustomerView.of(customer, gifts.viewpoint(NOW));

        assertThat(wakeUps.next(DECIDER.decide(gifts, DecisionInput.about(view, "sha256:x"))))
                .isEqualTo(wakeUp);
    }

    @Test
    void whatAGiftCostsCountsInTheNextDecision() {
        DecisionModel gifts = OfferBooks.of(
                OfferBooks.action("gift", "10", "pointWorth: 0.01"),
                OfferBooks.rule("Give", "gift", "", 0).replace(";\nend", ".points(200);\nend"));
        CustomerView view = CustomerView.of(Samples.customer("{'id':'G-1'}"), gifts.viewpoint(NOW));
        DecisionTrace made = DECIDER.decide(gifts, DecisionInput.about(view, "sha256:x"));

        assertThat(wakeUps.settled(made).input().history().acts())
                .singleElement()
                .satisfies(act -> assertThat(act.granted()).isEqualByComparingTo("2"));
    }

    /** The decisions that time alone would bring. */
    private static final class Future {

        private final DecisionTrace now;
        private final Set<String> proposed;
        private final Set<String> allowed;

        Future(DecisionTrace now) {
            this.now = now;
            this.proposed = targets(now.evaluated().stream());
            this.allowed = targets(now.evaluated().stream().filter(EvaluatedProposal::allowed));
        }

        private static Set<String> targets(Stream<EvaluatedProposal> evaluated) {
            return evaluated
                    .map(each -> each.rule() + "/" + each.action() + "/" + each.subject())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private DecisionInput at(Instant moment) {
            DecisionInput input = now.input();
            return input.seeing(CustomerView.of(
                    input.view().facts(),
                    book.viewpoint(moment),
                    input.history().dealings(book.rules())));
        }

        Optional<String> firstChange(Instant before) {
            Instant from = now.input().view().asOf();
            TreeSet<Instant> moments = new TreeSet<>();
            for (Instant hour = from.truncatedTo(ChronoUnit.HOURS).plusSeconds(3_600);
                    hour.isBefore(before);
                    hour = hour.plusSeconds(3_600)) {
                moments.add(hour);
            }
            FactInstants.of(now.facts(), now.input().view().zone()).stream()
                    .filter(each -> each.isAfter(from) && each.isBefore(before))
                    .forEach(moments::add);
            moments.add(before.minusMillis(1));
            List<DecisionTrace> then = DECIDER.decide(
                    book,
                    moments.stream()
                            .filter(each -> each.isAfter(from))
                            .map(this::at)
                            .toList());
            return then.stream().flatMap(this::difference).findFirst();
        }

        boolean changesAt(Instant moment) {
            return difference(DECIDER.decide(book, at(moment))).findAny().isPresent();
        }

        /** What rules propose differs, or something is let through that was held back. */
        private Stream<String> difference(DecisionTrace then) {
            Set<String> proposedThen = targets(then.evaluated().stream());
            Set<String> allowedThen = targets(then.evaluated().stream().filter(EvaluatedProposal::allowed));
            String at = then.input().view().asOf().atZone(ZoneOffset.UTC).toString();
            if (!proposedThen.equals(proposed)) {
                return Stream.of(at + " proposes " + proposedThen + " instead of " + proposed);
            }
            return allowed.containsAll(allowedThen)
                    ? Stream.of()
                    : Stream.of(at + " allows " + allowedThen + " instead of " + allowed);
        }
    }
}
