package org.holdfast.rules.engine;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.from;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.alphaIndexedBy;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;
import static org.holdfast.rules.condition.Comparator.AT_LEAST;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.drools.model.Index;
import org.drools.model.Model;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.functions.Block4;
import org.drools.model.impl.ModelImpl;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.ListPattern;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.vocabulary.Field;

/**
 * Builds Drools' canonical model from rules. Conditions on the customer alone come first, so that a rule costs nothing
 * further for customers it does not apply to. Before a list is iterated, one condition on the customer checks whether
 * any of its items matches at all.
 */
final class ModelBuilder {

    private static final String PACKAGE = "holdfast";

    private final Map<Field, Integer> indexIds = new HashMap<>();

    Model build(List<Rule> rules) {
        ModelImpl model = new ModelImpl(PACKAGE);
        for (Rule rule : rules) {
            model.addRule(rule(PACKAGE, rule.name()).build(parts(rule)));
        }
        return model;
    }

    private RuleItemBuilder<?>[] parts(Rule rule) {
        List<RuleItemBuilder<?>> parts = new ArrayList<>();
        List<Variable<?>> variables = new ArrayList<>();
        Variable<SessionFact> customer = declarationOf(SessionFact.class, "$customer");
        variables.add(customer);
        parts.add(customer(customer, rule));
        for (ListPattern each : rule.when().eaches()) {
            parts.add(each(each, variables));
        }
        parts.add(consequence(rule, variables));
        return parts.toArray(new RuleItemBuilder<?>[0]);
    }

    private PatternDef<SessionFact> customer(Variable<SessionFact> variable, Rule rule) {
        List<Condition> conditions = new ArrayList<>(
                rule.when().customer().stream().map(ConditionLine::condition).toList());
        for (ListPattern each : rule.when().eaches()) {
            if (each.owner() == 0) {
                conditions.add(anyItemMatches(each));
            }
        }
        // Hashed conditions first, counts over lists last: cheap conditions exclude most customers, and rules with the
        // same leading conditions share nodes.
        conditions.sort(Comparator.comparingInt(ModelBuilder::cost));
        PatternDef<SessionFact> pattern = pattern(variable);
        Set<String> seen = new TreeSet<>();
        for (Condition condition : conditions) {
            if (seen.add(condition.text())) {
                pattern = add(pattern, condition);
            }
        }
        // Last, so that rules still share their common conditions, and before any lists are joined.
        if (WorkLimit.appliesTo(rule)) {
            WorkLimit limit = new WorkLimit(rule);
            pattern = pattern.expr(limit.getExpressionHash(), limit);
        }
        return pattern;
    }

    private static int cost(Condition condition) {
        if (Condition.asFieldEquals(condition) != null) {
            return 0;
        }
        boolean figure = condition instanceof Comparison comparison && comparison.left() instanceof Operand.Figure;
        return condition instanceof Count || figure ? 2 : 1;
    }

    private PatternDef<SessionFact> add(PatternDef<SessionFact> pattern, Condition condition) {
        Predicates.OnCustomer predicate = new Predicates.OnCustomer(SharedFigures.in(condition));
        Comparison equals = Condition.asFieldEquals(condition);
        if (equals != null
                && equals.left() instanceof Operand.OfField of
                && equals.right() instanceof Operand.Literal literal
                && literal.constant() instanceof String text) {
            return pattern.expr(
                    condition.text(),
                    predicate,
                    alphaIndexedBy(
                            String.class,
                            Index.ConstraintType.EQUAL,
                            indexIds.computeIfAbsent(of.field(), field -> indexIds.size() + 1),
                            new Predicates.TextOf(of.field()),
                            text));
        }
        return pattern.expr(condition.text(), predicate);
    }

    /**
     * Returns the condition that the list has at least one item matching those lines that refer only to the customer
     * and the item itself.
     */
    private static Condition anyItemMatches(ListPattern each) {
        List<Condition> own = each.lines().stream()
                .map(ConditionLine::condition)
                .filter(condition -> places(condition).stream().allMatch(place -> place <= 0))
                .toList();
        return new Count(0, each.items(), new AllOf(own), AT_LEAST, 1);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static PatternDef<?> each(ListPattern each, List<Variable<?>> variables) {
        Variable owner = variables.get(each.owner());
        Class type = each.items().element().type();
        Variable item = declarationOf(
                type, each.variable(), from(owner, new Predicates.ListOf(each.items(), each.owner() == 0)));
        PatternDef pattern = pattern(item);
        for (ConditionLine line : each.lines()) {
            pattern = add(pattern, line.condition(), variables);
        }
        variables.add(item);
        return pattern;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static PatternDef add(PatternDef pattern, Condition condition, List<Variable<?>> before) {
        String id = condition.text();
        if (places(condition).stream().allMatch(place -> place < 0)) {
            return pattern.expr(id, new Predicates.OnItem(condition));
        }
        Variable customer = before.get(0);
        return switch (before.size()) {
            case 1 -> pattern.expr(id, customer, new Predicates.WithCustomer(condition));
            case 2 -> pattern.expr(id, customer, before.get(1), new Predicates.WithOne(condition));
            case 3 -> pattern.expr(id, customer, before.get(1), before.get(2), new Predicates.WithTwo(condition));
            default -> throw new IllegalStateException("A rule joins more lists than the reader allows");
        };
    }

    private static Set<Integer> places(Condition condition) {
        Set<Integer> places = new TreeSet<>();
        condition.collectPlaces(places);
        return places;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static RuleItemBuilder<?> consequence(Rule rule, List<Variable<?>> variables) {
        Variable<SessionFact> customer = (Variable<SessionFact>) variables.get(0);
        return switch (variables.size()) {
            case 1 -> on(customer).execute(fact -> fact.propose(rule, fact.root()));
            case 2 ->
                on(customer, (Variable) variables.get(1))
                        .execute((fact, a) -> ((SessionFact) fact).propose(rule, bound(fact, a)));
            case 3 ->
                on(customer, (Variable) variables.get(1), (Variable) variables.get(2))
                        .execute((fact, a, b) -> ((SessionFact) fact).propose(rule, bound(fact, a, b)));
            default ->
                on(customer, (Variable) variables.get(1), (Variable) variables.get(2), (Variable) variables.get(3))
                        .execute((Block4) (fact, a, b, c) -> ((SessionFact) fact).propose(rule, bound(fact, a, b, c)));
        };
    }

    private static Object[] bound(Object fact, Object... others) {
        Object[] bound = new Object[others.length + 1];
        bound[0] = ((SessionFact) fact).view();
        System.arraycopy(others, 0, bound, 1, others.length);
        return bound;
    }
}
