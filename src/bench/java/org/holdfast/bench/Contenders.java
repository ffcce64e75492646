package org.holdfast.bench;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.facts.Customer;
import org.holdfast.loyalty.CustomerView;

/** Creates contenders by name and checks that they agree before anything is measured. */
final class Contenders {

    static final List<String> NAMES = List.of("hand-written", "holdfast", "plain-drools", "evrete", "easy-rules");

    /** All that are measured: also the figures of a customer alone, and Holdfast without a single rule. */
    static final List<String> ALL =
            List.of("views", "hand-written", "empty", "holdfast", "plain-drools", "evrete", "easy-rules");

    private Contenders() {}

    static Contender create(String name, List<Spec> specs) {
        return switch (name) {
            case "holdfast" -> new HoldfastContender(specs);
            case "empty" -> HoldfastContender.empty();
            case "views" -> view -> List.of();
            case "hand-written" -> new HandWritten(specs);
            case "plain-drools" -> new PlainDrools(specs);
            case "evrete" -> new Evrete(specs);
            case "easy-rules" -> new EasyRules(specs);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** @throws IllegalStateException when an empty rule book proposes something */
    static void emptyMustProposeNothing() {
        Contender empty = HoldfastContender.empty();
        for (Customer customer : Workload.customers(1)) {
            if (!empty.proposals(Workload.view(customer)).isEmpty()) {
                throw new IllegalStateException("The rule book is not empty");
            }
        }
    }

    /** @throws IllegalStateException when two contenders propose or choose differently for any customer */
    static void mustAgree(int rules) throws Exception {
        mustAgree(rules, NAMES);
    }

    /** @throws IllegalStateException when two of these contenders propose or choose differently for any customer */
    static void mustAgree(int rules, List<String> names) throws Exception {
        List<Spec> specs = Spec.of(rules);
        List<CustomerView> views = Workload.customers(Spec.variants(rules)).stream()
                .map(Workload::view)
                .toList();
        Map<String, Contender> contenders = new HashMap<>();
        for (String name : names) {
            contenders.put(name, create(name, specs));
        }
        int proposals = 0;
        for (CustomerView view : views) {
            List<Proposed> expected = contenders.get("hand-written").proposals(view);
            proposals += expected.size();
            for (Map.Entry<String, Contender> each : contenders.entrySet()) {
                List<Proposed> found = each.getValue().proposals(view);
                if (!Set.copyOf(found).equals(new HashSet<>(expected))
                        || found.size() != expected.size()
                        || Proposed.best(found) != null && !Proposed.best(found).equals(Proposed.best(expected))) {
                    throw new IllegalStateException(
                            each.getKey() + " differs for " + view.id() + ": " + found + " instead of " + expected);
                }
            }
        }
        List<List<Proposed>> together = contenders.get("holdfast").proposals(views);
        for (int i = 0; i < views.size(); i++) {
            if (!Set.copyOf(together.get(i))
                    .equals(Set.copyOf(contenders.get("hand-written").proposals(views.get(i))))) {
                throw new IllegalStateException(
                        "A chunk differs for " + views.get(i).id());
            }
        }
        System.out.printf(
                "%4d rules: %d contenders agree on %d customers, %.2f proposals a customer%n",
                rules, contenders.size(), views.size(), proposals / (double) views.size());
        for (Contender each : contenders.values()) {
            if (each instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }
}
