package org.holdfast.rules.engine;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.execute;
import static org.drools.model.DSL.from;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.ListPattern;
import org.holdfast.rules.model.Rule;
import org.kie.api.KieBase;
import org.kie.api.conf.KieBaseMutabilityOption;

/**
 * Builds Drools' canonical model from rules. Conditions on the customer alone come first, so that a rule costs nothing
 * further for customers it does not apply to. Before a list is iterated, one condition on the customer checks whether
 * any of its items matches at all.
 */
final class ModelBuilder {

    private static final String PACKAGE = "holdfast";

    private final Indexes indexes = new Indexes();
    private final List<Rule> rules;
    private final Chains chains;

    ModelBuilder(List<Rule> rules) {
        this.rules = rules;
        this.chains = new Chains(rules);
    }

    KieBase build() {
        ModelImpl model = new ModelImpl(PACKAGE);
        for (Rule rule : rules) {
            model.addRule(rule(PACKAGE, rule.name()).build(parts(rule)));
        }
        KieBase base = KieBaseBuilder.createKieBaseFromModel(List.of(model), KieBaseMutabilityOption.DISABLED);
        for (Rule rule : rules) {
            ((RuleImpl) base.getRule(PACKAGE, rule.name())).setConsequence(firing(rule));
        }
        return base;
    }

    /**
     * Returns whether a rule goes through one list of the customer only. Whether any item matches is then one condition
     * on the customer, and the items are searched for only when the rule fires.
     */
    private static boolean isTestedAsAWhole(Rule rule) {
        return rule.when().eaches().size() == 1;
    }

    private static Firing firing(Rule rule) {
        if (!isTestedAsAWhole(rule)) {
            return new Firing(rule, null);
        }
        ListPattern each = rule.when().eaches().get(0);
        return new Firing(rule, new Firing.Each(each.items(), Check.all(Chains.all(each))));
    }

    private RuleItemBuilder<?>[] parts(Rule rule) {
        List<RuleItemBuilder<?>> parts = new ArrayList<>();
        List<Variable<?>> variables = new ArrayList<>();
        Variable<SessionFact> customer = declarationOf(SessionFact.class, "$customer");
        variables.add(customer);
        parts.add(customer(customer, rule));
        for (ListPattern each :
                isTestedAsAWhole(rule) ? List.<ListPattern>of() : rule.when().eaches()) {
            parts.add(each(each, variables));
        }
        parts.add(execute(() -> {}));
        return parts.toArray(new RuleItemBuilder<?>[0]);
    }

    private PatternDef<SessionFact> customer(Variable<SessionFact> variable, Rule rule) {
        PatternDef<SessionFact> pattern = pattern(variable);
        Set<String> tested = new HashSet<>();
        for (List<Condition> node : chains.of(rule)) {
            pattern = indexes.add(pattern, Condition.all(node));
            node.forEach(condition -> tested.add(condition.text()));
        }
        // Last, so that rules still share their common conditions, and before any lists are joined.
        if (WorkLimit.appliesTo(rule)) {
            WorkLimit limit = new WorkLimit(rule);
            pattern = pattern.expr(limit.getExpressionHash(), limit);
        }
        if (isTestedAsAWhole(rule)) {
            ListPattern each = rule.when().eaches().get(0);
            Condition any = Chains.anyItem(each, Chains.all(each));
            pattern = tested.contains(any.text()) ? pattern : indexes.add(pattern, any);
        }
        return pattern;
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
}
