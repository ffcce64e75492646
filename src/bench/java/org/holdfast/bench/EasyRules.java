package org.holdfast.bench;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.loyalty.CustomerView;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/** Easy Rules: each rule is a condition and an action over a map of facts, with hand-written loops over orders. */
final class EasyRules implements Contender {

    private final Rules rules = new Rules();
    private final DefaultRulesEngine engine = new DefaultRulesEngine();

    EasyRules(List<Spec> specs) {
        for (Spec spec : specs) {
            rules.register(new RuleBuilder()
                    .name(String.format("R%06d", spec.number()))
                    .when(facts -> fits(spec, facts))
                    .then(facts -> facts.<List<Proposed>>get("found").addAll(facts.get("hits")))
                    .build());
        }
    }

    private static boolean fits(Spec spec, Facts facts) {
        CustomerView view = facts.get("customer");
        if (spec.segment() != null && !spec.segment().equals(view.facts().segment())) {
            return false;
        }
        List<Proposed> hits = new ArrayList<>(2);
        HandWritten.apply(spec, view, hits);
        facts.put("hits", hits);
        return !hits.isEmpty();
    }

    @Override
    public List<Proposed> proposals(CustomerView view) {
        List<Proposed> found = new ArrayList<>(4);
        Facts facts = new Facts();
        facts.put("customer", view);
        facts.put("found", found);
        engine.fire(rules, facts);
        return found;
    }
}
