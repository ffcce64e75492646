package org.holdfast.rules.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.offers.Exclusion;
import org.holdfast.rules.offers.OfferGroup;
import org.holdfast.rules.offers.OfferTerms;

/** Checks which offers can win: their groups, exclusions and use limits. */
public final class OfferAnalysis {

    private final Map<String, Action> actions = new TreeMap<>();
    private final Map<String, List<Action>> groups = new TreeMap<>();
    private final Map<String, List<GroupProposal>> proposals = new HashMap<>();
    private final Problems problems;

    private OfferAnalysis(Collection<Action> actions, Problems problems) {
        this.problems = problems;
        actions.forEach(action -> this.actions.put(action.id(), action));
        this.actions.values().forEach(action -> {
            OfferGroup group = action.offer().group();
            if (group != null) {
                groups.computeIfAbsent(group.name(), name -> new ArrayList<>()).add(action);
            }
        });
    }

    /** @param weighted whether scores depend on weights, so that they cannot be compared here */
    public static void check(List<Rule> rules, Collection<Action> actions, boolean weighted, Problems problems) {
        OfferAnalysis analysis = new OfferAnalysis(actions, problems);
        analysis.actions.values().forEach(analysis::limits);
        analysis.actions.values().forEach(analysis::exclusions);
        analysis.groups.forEach(analysis::group);
        if (!analysis.groups.isEmpty()) {
            analysis.readProposals(rules);
            analysis.groups.forEach((name, members) -> analysis.winners(name, members, weighted));
        }
    }

    private void limits(Action action) {
        OfferTerms offer = action.offer();
        if (offer.perCustomer() != null && offer.perCustomer().times() == 0) {
            warn(action, "offer.never", "key", "timesPerCustomer");
        }
        if (Integer.valueOf(0).equals(offer.firstCustomers())) {
            warn(action, "offer.never", "key", "first");
        }
    }

    private void exclusions(Action action) {
        OfferGroup group = action.offer().group();
        for (Exclusion exclusion : action.offer().notWith()) {
            String name = exclusion.name();
            if (name.equals(action.id())) {
                warn(action, "offer.not-with-itself");
            } else if (group != null && group.name().equals(name) && exclusion.withinDays() == null) {
                warn(action, "offer.own-group", "group", name);
            } else if (!actions.containsKey(name) && !groups.containsKey(name)) {
                List<String> known = new ArrayList<>(actions.keySet());
                known.addAll(groups.keySet());
                ProblemText unknown = ProblemText.of("offer.unknown", "name", name);
                problems.warning(
                        action.origin(),
                        DidYouMean.hint(name, known).isEmpty() ? unknown : unknown.nearest(name, known));
            }
        }
    }

    private void group(String name, List<Action> members) {
        Action first = members.get(0);
        if (members.size() == 1) {
            warn(first, "offer.group-of-one", "group", name);
        }
        if (actions.containsKey(name)) {
            problems.error(first.origin(), ProblemText.of("offer.name-taken", "group", name));
        }
        OfferGroup group = first.offer().group();
        for (Action member : members) {
            OfferGroup other = member.offer().group();
            if (group != null && other != null && group.choose() != other.choose()) {
                problems.error(
                        member.origin(),
                        ProblemText.of(
                                "offer.group-disputed",
                                "group",
                                name,
                                "other",
                                group.choose().toString(),
                                "place",
                                first.origin().words(),
                                "choice",
                                other.choose().toString()));
            }
        }
    }

    private void readProposals(List<Rule> rules) {
        for (Rule rule : rules) {
            for (ConsequenceClause clause : rule.then()) {
                Action action = actions.get(clause.action());
                if (action != null && action.offer().group() != null && !rule.paused()) {
                    proposals
                            .computeIfAbsent(action.id(), id -> new ArrayList<>())
                            .add(new GroupProposal(action, new ConditionProfile(rule), clause));
                }
            }
        }
    }

    /** Warns of members that cannot be compared, and of those that win only while another one is held back. */
    private void winners(String name, List<Action> members, boolean weighted) {
        for (Action member : members) {
            List<GroupProposal> own = proposals.getOrDefault(member.id(), List.of());
            if (own.isEmpty()) {
                continue;
            }
            if (own.get(0).isIncomparable() && own.stream().allMatch(GroupProposal::isIncomparable)) {
                warn(member, "offer.incomparable", "group", name);
            }
            members.stream()
                    .filter(other -> other != member
                            && own.stream()
                                    .allMatch(each -> proposals.getOrDefault(other.id(), List.of()).stream()
                                            .anyMatch(better -> better.dominates(each, weighted))))
                    .findFirst()
                    .ifPresent(other -> warn(
                            member,
                            "offer.dominated",
                            "group",
                            name,
                            "winner",
                            other.id(),
                            "why",
                            String.valueOf(own.get(0).choose())));
        }
    }

    private void warn(Action action, String key, Object... namesAndValues) {
        List<Object> all = new ArrayList<>(List.of("action", action.id()));
        all.addAll(List.of(namesAndValues));
        problems.warning(action.origin(), ProblemText.of(key, all.toArray()));
    }
}
