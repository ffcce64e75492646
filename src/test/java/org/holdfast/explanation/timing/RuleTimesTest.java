package org.holdfast.explanation.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.holdfast.Samples;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.demo.DemoCustomers;
import org.holdfast.facts.Customer;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.language.expansion.RandomRules;
import org.holdfast.rules.model.Rule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules of any sentences match the same until the moment that is found for them. */
class RuleTimesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:07:30.500Z");
    private static final int RULES = 250;
    private static final Duration AHEAD = Duration.ofDays(4);

    private static List<Rule> rules;
    private static List<RuleTimes> times;

    @BeforeAll
    static void writeRules() {
        RandomRules random = new RandomRules(20_261_201);
        rules = new ArrayList<>();
        while (rules.size() < RULES) {
            random.next();
            RuleBookReader.Result read = Books.read("r.dslr", random.in("en"));
            if (read.book() != null) {
                rules.addAll(read.book().rules());
            }
        }
        times = RuleTimes.of(rules);
    }

    @Test
    void noMatchChangesBeforeTheMomentThatIsFound() {
        DecisionModel book = Objects.requireNonNull(Samples.shipped().book());
        List<String> late = new ArrayList<>();
        int changes = 0;
        for (Customer customer : DemoCustomers.around(NOW)) {
            TreeMap<Instant, CustomerView> views = views(book, customer);
            Midnights midnights = new Midnights(views.get(NOW));
            ConditionTimes conditions = new ConditionTimes(views.get(NOW), midnights);
            for (Rule rule : rules) {
                Optional<Instant> change = change(rule, views);
                changes += change.isPresent() ? 1 : 0;
                Instant until = times.stream()
                        .filter(each -> each.rule() == rule)
                        .findFirst()
                        .map(each -> each.until(views.get(NOW), conditions, midnights))
                        .map(RuleTimesTest::moment)
                        .orElse(Instant.MAX);
                change.filter(at -> at.isBefore(until))
                        .ifPresent(at -> late.add("%s changes %s, found %s: %s%n"
                                .formatted(
                                        customer.id(),
                                        at.atOffset(ZoneOffset.UTC),
                                        until,
                                        rule.when().customer())));
            }
        }

        assertThat(late).isEmpty();
        assertThat(changes).as("matches that do change").isGreaterThan(100);
    }

    private static Instant moment(long millis) {
        return millis == Midnights.NEVER ? Instant.MAX : Instant.ofEpochMilli(millis);
    }

    /** What is known of a customer from hour to hour, up to the first moment in the facts. */
    private static TreeMap<Instant, CustomerView> views(DecisionModel book, Customer customer) {
        TreeMap<Instant, CustomerView> views = new TreeMap<>();
        views.put(NOW, CustomerView.of(customer, book.viewpoint(NOW)));
        Instant fact = FactInstants.next(customer, views.get(NOW).zone(), NOW);
        Instant hour = NOW.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        while (hour.isBefore(NOW.plus(AHEAD)) && (fact == null || hour.isBefore(fact))) {
            views.put(hour, CustomerView.of(customer, book.viewpoint(hour)));
            hour = hour.plus(1, ChronoUnit.HOURS);
        }
        return views;
    }

    private static Optional<Instant> change(Rule rule, TreeMap<Instant, CustomerView> views) {
        Set<List<Object>> now = matches(rule, views.get(NOW));
        return views.entrySet().stream()
                .filter(each -> !matches(rule, each.getValue()).equals(now))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Set<List<Object>> matches(Rule rule, CustomerView view) {
        return rule.when().matches(view).stream()
                .map(bound -> List.of(bound).subList(1, bound.length))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
