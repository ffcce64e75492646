package org.holdfast.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.at;
import static org.holdfast.rules.Books.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.Samples;
import org.holdfast.demo.DemoCustomers;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.FlagCondition;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.WhenClause;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.ValueType;
import org.holdfast.rules.vocabulary.drift.Drift;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;

/** Each rule is evaluated, and fired, by a session of Drools: nothing is decided beside it. */
class NetworkTest {

    private static final Instant NOW = Instant.parse("2026-07-04T10:00:00Z");

    /** Counts what the session fires, and compares it with a plain evaluation of the conditions. */
    @Test
    void theSessionFiresEachRuleThatApplies() {
        RuleBook shipped = Samples.shipped().book().rules();
        List<Rule> rules =
                shipped.rules().stream().filter(rule -> !rule.paused()).toList();
        KieBase base = new ModelBuilder(rules).build();
        assertThat(base.getKiePackages().stream()
                        .flatMap(each -> each.getRules().stream())
                        .map(each -> each.getName()))
                .containsExactlyInAnyOrderElementsOf(
                        rules.stream().map(Rule::name).toList());
        KieSession session = base.newKieSession();
        Map<String, Integer> fired = new TreeMap<>();
        session.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void afterMatchFired(AfterMatchFiredEvent event) {
                fired.merge(event.getMatch().getRule().getName(), 1, Integer::sum);
            }
        });
        int all = 0;
        for (CustomerView view : views()) {
            Map<String, Integer> expected = new TreeMap<>();
            for (Rule rule : rules) {
                int matches = rule.when().matches(view).size();
                if (matches > 0) {
                    // A single list is one match, for all of its items that meet the conditions.
                    expected.put(rule.name(), rule.when().eaches().size() == 1 ? 1 : matches);
                }
            }
            SessionFact fact = new SessionFact(view, shipped.actions());
            session.insert(fact);
            session.fireAllRules();
            session.getFactHandles().forEach(session::delete);

            assertThat(fired).as(view.id()).isEqualTo(expected);
            assertThat(session.getFactCount()).isZero();
            all += fired.size();
            fired.clear();
        }
        session.dispose();
        assertThat(all).isPositive();
    }

    /** Counts how often each of many rules is evaluated: once for each customer, by a node of the network. */
    @Test
    void aNodeOfEachRuleSeesEachCustomer() {
        RuleBook book = book("one.drl", "rule \"One\" when Customer() then propose(\"gift\"); end");
        Rule sample = book.rules().get(0);
        List<AtomicInteger> evaluations = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            AtomicInteger evaluated = new AtomicInteger();
            evaluations.add(evaluated);
            rules.add(named(sample, "Rule " + i, new WhenClause(List.of(flag(sample, i, evaluated)), List.of())));
        }
        RuleEngine engine = RuleEngine.of(rules, book.actions());
        List<CustomerView> views = views().subList(0, 7);

        List<List<Proposal>> together = engine.proposals(views);
        views.forEach(engine::proposals);

        assertThat(evaluations).allSatisfy(each -> assertThat(each).hasValue(2 * views.size()));
        assertThat(together).allSatisfy(each -> assertThat(each).hasSize(500));
    }

    private static ConditionLine flag(Rule sample, int number, AtomicInteger evaluated) {
        Field field = new Field(
                "flag" + number,
                ValueType.FLAG,
                "a flag",
                customer -> {
                    assertThat(isInNetwork()).isTrue();
                    evaluated.incrementAndGet();
                    return number % 2 == 0;
                },
                customer -> null,
                List.of(),
                true,
                Set.of(),
                false,
                null,
                Drift.STEADY);
        return new ConditionLine(new FlagCondition(new Operand.OfField(Operand.SELF, field)), sample.origin());
    }

    private static boolean isInNetwork() {
        return StackWalker.getInstance()
                .walk(frames ->
                        frames.anyMatch(frame -> frame.getClassName().equals("org.drools.core.reteoo.AlphaNode")));
    }

    private static Rule named(Rule rule, String name, WhenClause when) {
        return new Rule(
                name,
                rule.area(),
                rule.owner(),
                rule.priority(),
                rule.schedule(),
                when,
                rule.then(),
                rule.variables(),
                rule.entities(),
                rule.origin(),
                rule.language());
    }

    /** Steps of one number, also if it is written in two ways, and unknown numbers. */
    @Test
    void manyStepsOfANumberAreFoundByAnIndex() {
        StringBuilder drl = new StringBuilder();
        for (int i = 1; i <= 20; i++) {
            String limit = i + (i % 2 == 0 ? "" : ".0");
            for (String comparison : List.of("< " + limit, "<= " + i, "> " + i, ">= " + limit, ">= " + i + ".00")) {
                drl.append("rule \"")
                        .append(comparison)
                        .append(" or so, ")
                        .append(i)
                        .append("\" when Customer( averageOrderValue ")
                        .append(comparison)
                        .append(", orderCount >= ")
                        .append(i % 3)
                        .append(" ) then propose(\"gift\"); end\n");
            }
        }
        RuleBook book = book("steps.drl", drl.toString());
        List<CustomerView> views = new ArrayList<>(views());
        for (String value : List.of("7", "7.00", "7.01", "0", "19")) {
            views.add(Samples.view(
                    "{'id':'c','orders':[{'id':'1','placedAt':'2026-01-01','value':" + value + "}]}", "2026-03-01"));
        }
        views.add(Samples.view("{'id':'c','orders':[{'id':'1','placedAt':'2026-01-01'}]}", "2026-03-01"));
        views.add(Samples.view("{'id':'c'}", "2026-03-01"));
        for (CustomerView view : views) {
            assertThat(book.proposals(view).stream()
                            .map(proposal -> proposal.rule().name()))
                    .as(view.id())
                    .containsExactlyInAnyOrderElementsOf(book.rules().stream()
                            .filter(rule -> !rule.when().matches(view).isEmpty())
                            .map(Rule::name)
                            .toList());
        }
    }

    private static List<CustomerView> views() {
        return DemoCustomers.around(NOW).stream()
                .map(customer -> CustomerView.of(customer, at(NOW.toString())))
                .toList();
    }
}
