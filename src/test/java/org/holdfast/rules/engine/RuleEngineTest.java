package org.holdfast.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.Samples.at;
import static org.holdfast.rules.Books.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.holdfast.Samples;
import org.holdfast.demo.DemoCustomers;
import org.holdfast.facts.Customer;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.model.Rule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The engine finds the same as a plain evaluation of the conditions, regardless of which other customers are evaluated
 * and in which order.
 */
class RuleEngineTest {

    private static final Instant NOW = Instant.parse("2026-07-04T10:00:00Z");
    private static RuleBook shipped;
    private static RuleBook joins;
    private static List<CustomerView> views;

    @BeforeAll
    static void readBooks() {
        shipped = Samples.shipped().book().rules();
        joins = book("joins.drl", """
                rule "Order and complaint belong together"
                when
                  $o : Order( delivered ) from $customer.orders
                  $k : Complaint( orderId == $o.id ) from $customer.complaints
                then propose("warn").about($o); end
                rule "Dearer than usual, with a line of many"
                when
                  $o : Order( value > $customer.averageOrderValue ) from $customer.orders
                  $l : OrderLine( quantity >= 3 ) from $o.lines
                  Customer( orderCount >= 2 )
                then propose("warn").about($o); end
                rule "A pair of orders"
                when
                  $a : Order( ) from $customer.orders
                  $b : Order( value > $a.value, id != $a.id ) from $customer.orders
                  not OrderLine( quantity > 3 ) from $b.lines
                then propose("gift").about($b); end
                rule "By country"
                when Customer( country == "MD" ) then propose("gift"); end
                rule "By country and language"
                when Customer( language == "ru", country == "MD" ) then propose("gift"); end
                rule "By another country"
                when Customer( country == "KZ" ) then propose("gift"); end
                rule "By a fourth country"
                when Customer( country == "RO" ) then propose("gift"); end
                rule "A first step"
                when accumulate( Order( ) from $customer.orders; $n : sum(value); $n >= 50 ) then propose("gift"); end
                rule "A second step"
                when accumulate( Order( ) from $customer.orders; $n : sum(value); $n >= 150, $n < 400 )
                then propose("gift"); end
                rule "Steps among others"
                when accumulate( ( accumulate( Order( ) from $customer.orders; $n : sum(value); $n >= 100 )
                  or Customer( country == "MD" )
                  or accumulate( Order( ) from $customer.orders; $n : average(value); $n >= 60 ) );
                  $m : count(1); $m >= 2 )
                then propose("gift"); end
                rule "A figure of each order"
                when
                  $o : Order( ) from $customer.orders
                  accumulate( Order( id != $o.id ) from $customer.orders; $n : max(value); $n < $o.value )
                then propose("warn").about($o); end
                rule "A figure of each order, too"
                when
                  $o : Order( ) from $customer.orders
                  accumulate( Order( id != $o.id ) from $customer.orders; $n : max(value); $n > $o.value )
                then propose("warn").about($o); end
                rule "Resting"
                  @paused("until spring")
                when Customer() then propose("gift"); end
                """);
        EvaluationContext from = at(NOW.toString());
        views = DemoCustomers.around(NOW).stream()
                .map(customer -> CustomerView.of(customer, from))
                .toList();
    }

    @Test
    void findsTheSameAsAPlainEvaluation() {
        for (RuleBook book : List.of(shipped, joins)) {
            for (CustomerView view : views) {
                assertThat(words(book.proposals(view))).isEqualTo(walked(book, view));
            }
        }
    }

    @Test
    void aBatchHasTheSameResultsAsSingleCustomers() {
        for (RuleBook book : List.of(shipped, joins)) {
            List<CustomerView> shuffled = new ArrayList<>(views);
            Collections.shuffle(shuffled, new Random(7));
            List<List<Proposal>> together = book.proposals(shuffled);
            for (int i = 0; i < shuffled.size(); i++) {
                assertThat(words(together.get(i))).isEqualTo(words(book.proposals(shuffled.get(i))));
                assertThat(together.get(i)).allMatch(proposal -> proposal.bound()[0] != null);
            }
        }
    }

    @Test
    void concurrentEvaluationsHaveTheSameResults() throws Exception {
        List<Set<String>> expected =
                views.stream().map(view -> words(shipped.proposals(view))).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                int offset = t * 41;
                tasks.add(() -> {
                    EvaluationContext from = at(NOW.toString());
                    for (int i = 0; i < views.size(); i++) {
                        int at = (i + offset) % views.size();
                        CustomerView own = CustomerView.of(views.get(at).facts(), from);
                        assertThat(words(shipped.proposals(own))).isEqualTo(expected.get(at));
                    }
                    return true;
                });
            }
            for (Future<Boolean> each : threads.invokeAll(tasks)) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void noStateIsKeptBetweenCustomers() {
        CustomerView one = views.get(0);
        Set<String> first = words(shipped.proposals(one));

        for (int i = 0; i < 3; i++) {
            shipped.proposals(views.get(i + 5));
            assertThat(words(shipped.proposals(one))).isEqualTo(first);
        }
    }

    @Test
    void aPausedRuleIsNotEvaluated() {
        assertThat(views)
                .allSatisfy(
                        view -> assertThat(words(joins.proposals(view))).noneMatch(word -> word.startsWith("Resting")));
        assertThat(joins.rule("Resting").orElseThrow().paused()).isTrue();
    }

    @Test
    void aRuleThatMultipliesListsIsStopped() {
        RuleBook book = book("loop.drl", """
                rule "Too many"
                when
                  $a : Order( ) from $customer.orders
                  $b : Order( ) from $customer.orders
                  $c : Order( ) from $customer.orders
                then propose("warn"); end
                """);
        StringBuilder orders = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            orders.append(i == 0 ? "" : ",").append("{'id':'").append(i).append("','placedAt':'2026-01-01'}");
        }
        Customer customer = Samples.customer("{'id':'c','orders':[" + orders + "]}");

        assertThatThrownBy(() -> book.proposals(CustomerView.of(customer, at(NOW.toString()))))
                .isInstanceOf(RuleLimitExceeded.class)
                .hasMessageContaining("more than 10000 combinations");
        assertThat(book.proposals(
                        Samples.view("{'id':'c','orders':[{'id':'1','placedAt':'2026-01-01'}]}", "2026-03-01")))
                .hasSize(1);
    }

    @Test
    void aRuleWithTooManyCombinationsIsRejectedInAdvance() {
        RuleBook book = book("loop.drl", """
                rule "Too long"
                when
                  $a : Order( ) from $customer.orders
                  $b : Order( value > $a.value ) from $customer.orders
                  not Order( value > $b.value ) from $customer.orders
                then propose("warn"); end
                """);
        StringBuilder orders = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            orders.append(i == 0 ? "" : ",").append("{'id':'").append(i).append("','placedAt':'2026-01-01','value':1}");
        }
        Customer customer = Samples.customer("{'id':'c','orders':[" + orders + "]}");

        assertThatThrownBy(() -> book.proposals(CustomerView.of(customer, at(NOW.toString()))))
                .isInstanceOf(RuleLimitExceeded.class)
                .hasMessageContaining(
                        "The rule \"Too long\" would examine more than 5000000 combinations for the customer \"c\"");
        assertThat(book.proposals(Samples.view(
                        "{'id':'c','orders':[{'id':'1','placedAt':'2026-01-01','value':1},"
                                + "{'id':'2','placedAt':'2026-01-01','value':2}]}",
                        "2026-03-01")))
                .hasSize(1);
    }

    private static Set<String> walked(RuleBook book, CustomerView view) {
        Set<String> found = new HashSet<>();
        for (Rule rule : book.rules()) {
            if (!rule.paused()) {
                for (Object[] bound : rule.when().matches(view)) {
                    rule.then()
                            .forEach(clause -> found.add(word(
                                    new Proposal(rule, clause, book.actions().get(clause.action()), bound))));
                }
            }
        }
        return found;
    }

    private static Set<String> words(List<Proposal> proposals) {
        Set<String> words = new HashSet<>();
        proposals.forEach(proposal -> words.add(word(proposal)));
        assertThat(words).hasSameSizeAs(proposals);
        return words;
    }

    private static String word(Proposal proposal) {
        StringBuilder word = new StringBuilder(
                proposal.rule().name() + " -> " + proposal.action().id());
        for (Object each : proposal.bound()) {
            word.append(' ').append(each instanceof CustomerView view ? view.id() : each.toString());
        }
        return word.toString();
    }
}
