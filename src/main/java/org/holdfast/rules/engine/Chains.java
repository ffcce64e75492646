package org.holdfast.rules.engine;

import static org.holdfast.rules.condition.Comparator.AT_LEAST;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.ListPattern;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.model.Rule;

/**
 * The conditions on the customer as the chains of nodes in which the network tests them. Rules with the same leading
 * conditions share nodes, and conditions that Drools indexes have nodes of their own. What is left of a rule is one
 * node: each node costs more than most conditions.
 */
final class Chains {

    /** From how many conditions on the same value on Drools uses an index. */
    private static final int INDEXED = 9;

    /** How many rules have a chain that begins with these conditions. */
    private final Map<String, Integer> users = new HashMap<>();
    /** The conditions that could be indexed together: those on the same value after the same beginning. */
    private final Map<String, Set<String>> indexable = new HashMap<>();

    Chains(List<Rule> rules) {
        for (Rule rule : rules) {
            String before = "";
            for (Condition condition : ordered(rule)) {
                indexable
                        .computeIfAbsent(sameValue(before, condition), key -> new HashSet<>())
                        .add(condition.text());
                before = after(before, condition);
                users.merge(before, 1, Integer::sum);
            }
        }
    }

    /** Returns the nodes of a rule, each with its conditions. */
    List<List<Condition>> of(Rule rule) {
        List<List<Condition>> nodes = new ArrayList<>();
        List<Condition> left = ordered(rule);
        String before = "";
        while (!left.isEmpty() && hasOwnNode(before, left.get(0))) {
            before = after(before, left.get(0));
            nodes.add(List.of(left.get(0)));
            left = left.subList(1, left.size());
        }
        if (!left.isEmpty()) {
            nodes.add(left);
        }
        return nodes;
    }

    private boolean hasOwnNode(String before, Condition condition) {
        return users.getOrDefault(after(before, condition), 0) > 1
                || Indexes.value(condition) != null
                        && indexable
                                        .getOrDefault(sameValue(before, condition), Set.of())
                                        .size()
                                >= INDEXED;
    }

    private static String after(String before, Condition condition) {
        return before + '\n' + condition.text();
    }

    private static String sameValue(String before, Condition condition) {
        return before + '\n' + Indexes.value(condition);
    }

    /**
     * Returns the conditions on the customer alone, each once: hashed ones first, counts over lists last, because cheap
     * conditions exclude most customers.
     */
    private static List<Condition> ordered(Rule rule) {
        List<Condition> conditions = new ArrayList<>(
                rule.when().customer().stream().map(ConditionLine::condition).toList());
        for (ListPattern each : rule.when().eaches()) {
            if (each.owner() == 0) {
                conditions.add(anyItem(each, ofItemAndCustomer(each)));
            }
        }
        conditions.sort(Comparator.comparingInt(Chains::cost));
        Map<String, Condition> once = new LinkedHashMap<>();
        conditions.forEach(condition -> once.putIfAbsent(condition.text(), condition));
        return List.copyOf(once.values());
    }

    private static int cost(Condition condition) {
        if (Condition.asFieldEquals(condition) != null) {
            return 0;
        }
        boolean figure = condition instanceof Comparison comparison && comparison.left() instanceof Operand.Figure;
        return condition instanceof Count || figure ? 2 : 1;
    }

    /** Returns the lines of a list that refer to nothing but the customer and the item itself. */
    private static List<Condition> ofItemAndCustomer(ListPattern each) {
        return all(each).stream()
                .filter(condition -> {
                    Set<Integer> places = new TreeSet<>();
                    condition.collectPlaces(places);
                    return places.stream().allMatch(place -> place <= 0);
                })
                .toList();
    }

    /** Returns the lines of a list. */
    static List<Condition> all(ListPattern each) {
        return each.lines().stream().map(ConditionLine::condition).toList();
    }

    /** Returns the condition that the list has at least one item matching these lines. */
    static Condition anyItem(ListPattern each, List<Condition> lines) {
        return new Count(0, each.items(), Condition.all(lines), AT_LEAST, 1);
    }
}
