package org.holdfast.rules.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.IsKnown;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.SelfBinding;

/**
 * A conjunction of conditions in normal form: the domain left for each expression, and the conditions that cannot be
 * expressed as domains.
 */
final class ConstraintSet {

    private final Map<String, ValueDomain> domains = new LinkedHashMap<>();
    /** Domains of expressions that may also be unknown: {@code value == null || value < 150}. */
    private final Map<String, ValueDomain> unlessUnknown = new LinkedHashMap<>();

    private final Set<String> texts = new LinkedHashSet<>();
    /** Conditions that can only be compared for equality. */
    private final List<Condition> opaque = new ArrayList<>();
    /** The first expression with an empty domain, or an empty string. */
    private String contradiction = "";

    private ConstraintSet(List<Condition> conditions) {
        conditions.forEach(this::add);
    }

    static ConstraintSet of(List<Condition> conditions) {
        return new ConstraintSet(conditions);
    }

    Map<String, ValueDomain> domains() {
        return domains;
    }

    /** Returns the expression whose conditions no customer can meet, or an empty string. */
    String contradiction() {
        return contradiction;
    }

    /** Returns whether these conditions imply the given one; {@code false} also if that cannot be proved. */
    boolean imply(Condition condition) {
        if (texts.contains(condition.text())) {
            return true;
        }
        if (condition instanceof AllOf allOf) {
            return allOf.conditions().stream().allMatch(this::imply);
        }
        if (condition instanceof SelfBinding bound) {
            return imply(bound.condition());
        }
        if (condition instanceof AnyOf anyOf && anyOf.conditions().stream().anyMatch(this::imply)) {
            return true;
        }
        Map<String, ValueDomain> required = new LinkedHashMap<>();
        return DomainReader.read(condition, required)
                && required.entrySet().stream()
                        .allMatch(each -> domains.containsKey(each.getKey())
                                && domains.get(each.getKey()).within(each.getValue()));
    }

    boolean imply(List<Condition> others) {
        return others.stream().allMatch(this::imply);
    }

    /** Returns whether these conditions imply all of the others; {@code false} also if that cannot be proved. */
    boolean imply(ConstraintSet others) {
        return others.domains.entrySet().stream()
                        .allMatch(each -> domains.containsKey(each.getKey())
                                && domains.get(each.getKey()).within(each.getValue()))
                && imply(others.opaque);
    }

    /** Returns whether both sets can be met together; {@code false} only if that is disproved. */
    boolean overlaps(ConstraintSet other) {
        return meet(domains, other.domains) && meet(known(), other.unlessUnknown) && meet(other.known(), unlessUnknown);
    }

    private Map<String, ValueDomain> known() {
        return domains.entrySet().stream()
                .filter(each -> each.getValue().known())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean meet(Map<String, ValueDomain> some, Map<String, ValueDomain> others) {
        return some.entrySet().stream()
                .allMatch(each ->
                        !others.containsKey(each.getKey()) || each.getValue().overlaps(others.get(each.getKey())));
    }

    /** Returns the texts of the conditions that cannot be expressed as domains. */
    Set<String> opaque() {
        return opaque.stream().map(Condition::text).collect(Collectors.toSet());
    }

    private void add(Condition condition) {
        texts.add(condition.text());
        if (condition instanceof AllOf allOf) {
            allOf.conditions().forEach(this::add);
            return;
        }
        if (condition instanceof SelfBinding bound) {
            add(bound.condition());
            return;
        }
        Map<String, ValueDomain> found = new LinkedHashMap<>();
        if (DomainReader.read(condition, found)) {
            found.forEach((key, valueDomain) -> {
                ValueDomain merged = domains.merge(key, valueDomain, ValueDomain::and);
                if (merged.isEmpty() && contradiction.isEmpty()) {
                    contradiction = key;
                }
            });
        } else {
            unlessUnknown(condition);
            opaque.add(condition);
        }
    }

    /** Reads a condition such as {@code value == null || value < 150}. */
    private void unlessUnknown(Condition condition) {
        if (condition instanceof AnyOf anyOf
                && anyOf.conditions().size() == 2
                && anyOf.conditions().get(0) instanceof Negation negation
                && negation.condition() instanceof IsKnown isKnown) {
            Map<String, ValueDomain> found = new LinkedHashMap<>();
            if (DomainReader.read(anyOf.conditions().get(1), found)
                    && found.keySet().equals(Set.of(isKnown.operand().text()))) {
                found.forEach((key, valueDomain) -> unlessUnknown.merge(key, valueDomain, ValueDomain::and));
            }
        }
    }
}
