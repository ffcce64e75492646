package org.holdfast.rules.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.drools.core.common.InternalFactHandle;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.model.Rule;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ThreadSafeOption;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Evaluates all rules for customers. Thread-safe: each call uses its own session from a pool. Sessions are pooled
 * because creating one costs more than an evaluation, and more with every rule. A session in which an evaluation failed
 * is discarded.
 */
public final class RuleEngine {

    /** Maximum number of firings per customer, far above any legitimate need; stops rules that join long lists. */
    public static final int MAX_FIRINGS = 10_000;

    private final KieBase base;
    private final Map<String, Action> actions;
    private final Queue<KieSession> idle = new ConcurrentLinkedQueue<>();

    private RuleEngine(KieBase base, Map<String, Action> actions) {
        this.base = base;
        this.actions = actions;
    }

    /**
     * Creates an engine for the given rules except paused ones. Names must be unique: of two rules with the same name,
     * Drools silently drops the first.
     *
     * @param actions all actions that rules may propose, by id
     */
    public static RuleEngine of(List<Rule> rules, Map<String, Action> actions) {
        // On newer Java versions the first call determines for the lifetime of the process whether Drools finds its
        // services: it needs this class loader.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(RuleEngine.class.getClassLoader());
        try {
            KieServices.get();
            List<Rule> active = rules.stream().filter(rule -> !rule.paused()).toList();
            return new RuleEngine(new ModelBuilder(active).build(), Map.copyOf(actions));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Returns what the rules propose for one customer, in no particular order. */
    public List<Proposal> proposals(CustomerView view) {
        return proposals(List.of(view)).get(0);
    }

    /**
     * Returns one list of proposals per customer, in the given order. No rule sees more than one customer.
     *
     * @throws RuleLimitExceeded if a rule joins lists beyond its limits
     */
    public List<List<Proposal>> proposals(List<CustomerView> views) {
        KieSession session = idle.poll();
        if (session == null) {
            session = base.newKieSession(withoutLocks(), null);
        }
        boolean clean = false;
        try {
            List<List<Proposal>> found = evaluate(session, views);
            clean = session.getFactCount() == 0;
            return found;
        } catch (RuntimeException e) {
            throw unwrapped(e);
        } finally {
            if (clean) {
                idle.add(session);
            } else {
                session.dispose();
            }
        }
    }

    /** Returns the settings of a session that one thread at a time uses. */
    private static KieSessionConfiguration withoutLocks() {
        KieSessionConfiguration settings = KieServices.get().newKieSessionConfiguration();
        settings.setOption(ThreadSafeOption.NO);
        return settings;
    }

    /** Returns the exceeded limit, which Drools wraps in its own exception, or else the exception itself. */
    private static RuntimeException unwrapped(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RuleLimitExceeded exceeded) {
                return exceeded;
            }
        }
        return e;
    }

    private List<List<Proposal>> evaluate(KieSession session, List<CustomerView> views) {
        List<List<Proposal>> found = new ArrayList<>(views.size());
        List<FactHandle> handles = new ArrayList<>(views.size());
        for (CustomerView view : views) {
            SessionFact sessionFact = new SessionFact(view, actions);
            found.add(sessionFact.found());
            handles.add(session.insert(sessionFact));
        }
        int limit = MAX_FIRINGS * views.size();
        // The limit applies to each customer, so that the outcome does not depend on the other customers in the call.
        if (session.fireAllRules(limit) >= limit || found.stream().anyMatch(each -> each.size() >= MAX_FIRINGS)) {
            throw new RuleLimitExceeded("Rules found more than " + MAX_FIRINGS + " combinations for one customer.");
        }
        for (FactHandle handle : handles) {
            // Drools has already disconnected customers that match no rule.
            if (!((InternalFactHandle) handle).isDisconnected()) {
                session.delete(handle);
            }
        }
        return found;
    }
}
