package org.holdfast.rules.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.drools.core.common.InternalFactHandle;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.model.Rule;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Asks all rules at once what they propose. Safe for many threads: each takes a session of its own from a pool.
 * Sessions are kept because setting one up costs more, the more rules there are, than asking it; one in which something
 * went wrong is thrown away.
 */
public final class RuleEngine {

    /** More proposals than any customer can cause honestly; a rule that loops over joined lists stops here. */
    public static final int MAX_FIRINGS = 10_000;

    private final KieBase base;
    private final Map<String, Action> actions;
    private final Queue<KieSession> idle = new ConcurrentLinkedQueue<>();

    private RuleEngine(KieBase base, Map<String, Action> actions) {
        this.base = base;
        this.actions = actions;
    }

    /**
     * Paused rules take no part. Names must be unique: of two rules with one name, Drools would drop the first in
     * silence.
     *
     * @param actions every action that a rule may ask for, by id
     */
    public static RuleEngine of(List<Rule> rules, Map<String, Action> actions) {
        // On newer Java the first call decides for the life of the process whether Drools finds its services: it needs
        // our loader.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(RuleEngine.class.getClassLoader());
        try {
            KieServices.get();
            Model model = new ModelBuilder()
                    .build(rules.stream().filter(rule -> !rule.paused()).toList());
            return new RuleEngine(
                    KieBaseBuilder.createKieBaseFromModel(List.of(model), KieBaseMutabilityOption.DISABLED),
                    Map.copyOf(actions));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** What the rules propose for one customer, in no particular order. */
    public List<Proposal> proposals(CustomerView view) {
        return proposals(List.of(view)).get(0);
    }

    /**
     * What the rules propose for several customers, list by list. No rule sees more than one of them.
     *
     * @throws RuleLimitExceeded when a rule multiplies lists beyond its limits
     */
    public List<List<Proposal>> proposals(List<CustomerView> views) {
        KieSession session = idle.poll();
        if (session == null) {
            session = base.newKieSession();
        }
        boolean clean = false;
        try {
            List<List<Proposal>> found = ask(session, views);
            clean = session.getFactCount() == 0;
            return found;
        } catch (RuntimeException e) {
            throw overrun(e);
        } finally {
            if (clean) {
                idle.add(session);
            } else {
                session.dispose();
            }
        }
    }

    /** Drools wraps what a condition throws. */
    private static RuntimeException overrun(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RuleLimitExceeded overrun) {
                return overrun;
            }
        }
        return e;
    }

    private List<List<Proposal>> ask(KieSession session, List<CustomerView> views) {
        List<List<Proposal>> found = new ArrayList<>(views.size());
        List<FactHandle> handles = new ArrayList<>(views.size());
        for (CustomerView view : views) {
            SessionFact sessionFact = new SessionFact(view, actions);
            found.add(sessionFact.found());
            handles.add(session.insert(sessionFact));
        }
        int limit = MAX_FIRINGS * views.size();
        // The limit is each customer's own, so that one who is refused alone is refused among others too.
        if (session.fireAllRules(limit) >= limit || found.stream().anyMatch(each -> each.size() >= MAX_FIRINGS)) {
            throw new RuleLimitExceeded("Rules found more than " + MAX_FIRINGS + " combinations for one customer.");
        }
        for (FactHandle handle : handles) {
            // A customer whom no rule concerns has been dropped by the network already.
            if (!((InternalFactHandle) handle).isDisconnected()) {
                session.delete(handle);
            }
        }
        return found;
    }
}
