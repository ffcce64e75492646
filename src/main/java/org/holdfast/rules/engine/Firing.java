package org.holdfast.rules.engine;

import java.util.List;
import org.drools.base.base.ValueResolver;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.consequence.Consequence;
import org.drools.core.rule.consequence.KnowledgeHelper;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.vocabulary.ListField;
import org.jspecify.annotations.Nullable;

/**
 * What a rule does when Drools fires it: proposes its actions for the things that were matched. It keeps nothing
 * between firings, unlike the consequences of Drools' model, so that sessions need no locks.
 *
 * @param rule the rule
 * @param each the list that was tested as a whole; {@code null} if the match itself contains the things
 */
record Firing(Rule rule, @Nullable Each each) implements Consequence<KnowledgeHelper> {

    /** A list of the customer, and what an item has to meet so that the rule proposes its actions for it. */
    record Each(ListField items, Check check) {}

    @Override
    public String getName() {
        return RuleImpl.DEFAULT_CONSEQUENCE_NAME;
    }

    @Override
    public void evaluate(KnowledgeHelper match, ValueResolver session) {
        Object[] matched = match.getMatch().getTuple().toObjects();
        SessionFact customer = (SessionFact) matched[0];
        if (each != null) {
            proposeForEach(each, customer);
        } else if (matched.length == 1) {
            customer.propose(rule, customer.root());
        } else {
            matched[0] = customer.view();
            customer.propose(rule, matched);
        }
    }

    private void proposeForEach(Each each, SessionFact customer) {
        List<?> things = each.items().things(customer.view());
        for (int i = 0; i < things.size(); i++) {
            Object thing = things.get(i);
            if (each.check().isMet(thing, customer.root())) {
                customer.propose(rule, new Object[] {customer.view(), thing});
            }
        }
    }
}
