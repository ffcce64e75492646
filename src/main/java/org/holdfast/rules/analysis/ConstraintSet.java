package org.holdfast.rules.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.IsKnown;
import org.holdfast.rules.condition.MetAlternatives;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.SelfBinding;
import org.jspecify.annotations.Nullable;

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
    /** Conditions on how many of several are met, by what they compare. */
    private final Map<String, List<Condition>> groups = new HashMap<>();
    /** Figures of lists, by their expression. */
    private final Map<String, GrowingFigure> growing = new LinkedHashMap<>();
    /** The first expressions or texts that contradict each other. */
    private final Set<String> contradictory = new LinkedHashSet<>();

    private final boolean ofCustomer;

    private ConstraintSet(List<Condition> conditions, boolean ofCustomer) {
        this.ofCustomer = ofCustomer;
        conditions.forEach(this::add);
        growing.keySet().forEach(this::exceeded);
    }

    static ConstraintSet of(List<Condition> conditions) {
        return new ConstraintSet(conditions, false);
    }

    /** Returns conditions on the customer, who is also read by name inside of groups. */
    static ConstraintSet ofCustomer(List<Condition> conditions) {
        return new ConstraintSet(conditions, true);
    }

    private String name(String expression) {
        return ofCustomer ? expression.replace("$customer.", "") : expression;
    }

    /** Adds the domains of a condition; returns {@code false} if it cannot be expressed as domains. */
    private boolean read(Condition condition, Map<String, ValueDomain> into) {
        Map<String, ValueDomain> found = new LinkedHashMap<>();
        boolean read = DomainReader.read(condition, found);
        found.forEach((key, valueDomain) -> into.merge(name(key), valueDomain, ValueDomain::and));
        return read;
    }

    Map<String, ValueDomain> domains() {
        return domains;
    }

    /** Returns the expression whose conditions no customer can meet, or an empty string. */
    String contradiction() {
        return contradictory.stream().findFirst().orElse("");
    }

    /** Returns those of the lines that these conditions were read from that contradict each other. */
    List<SourceLocation> contradictory(List<ConditionLine> lines) {
        return lines.stream()
                .filter(line -> new ConstraintSet(List.of(line.condition()), ofCustomer).mentions(contradictory))
                .map(ConditionLine::origin)
                .distinct()
                .toList();
    }

    private boolean mentions(Set<String> expressions) {
        return expressions.stream().anyMatch(each -> domains.containsKey(each) || texts.contains(each));
    }

    /** Returns whether these conditions imply the given one; {@code false} also if that cannot be proved. */
    boolean imply(Condition condition) {
        if (texts.contains(name(condition.text()))) {
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
        if (condition instanceof Comparison comparison
                && comparison.left() instanceof MetAlternatives met
                && imply(comparison, met)) {
            return true;
        }
        Map<String, ValueDomain> required = new LinkedHashMap<>();
        return read(condition, required)
                && required.entrySet().stream()
                        .allMatch(each -> imply(each.getKey(), each.getValue(), GrowingFigure.of(condition)));
    }

    /** Returns whether these conditions imply that so many of the alternatives are met. */
    private boolean imply(Comparison comparison, MetAlternatives met) {
        long certain = met.alternatives().stream().filter(this::imply).count();
        return comparison.comparator() == Comparator.AT_LEAST
                && comparison.right() instanceof Operand.Literal literal
                && new BigDecimal(literal.constant().toString()).compareTo(BigDecimal.valueOf(certain)) <= 0;
    }

    private boolean imply(String key, ValueDomain required, @Nullable GrowingFigure figure) {
        ValueDomain own = domains.get(key);
        if (own != null && own.within(required)) {
            return true;
        }
        return figure != null
                && growing.entrySet().stream()
                        .filter(each -> each.getValue().isWithin(figure))
                        .map(each -> Objects.requireNonNull(domains.get(each.getKey())))
                        .anyMatch(each -> each.least().within(required));
    }

    boolean imply(List<Condition> others) {
        return others.stream().allMatch(this::imply);
    }

    /** Returns whether these conditions imply all of the others; {@code false} also if that cannot be proved. */
    boolean imply(ConstraintSet others) {
        return others.domains.entrySet().stream()
                        .allMatch(each -> imply(each.getKey(), each.getValue(), others.growing.get(each.getKey()))
                                || implyGroups(others.groups.getOrDefault(each.getKey(), List.of())))
                && imply(others.opaque);
    }

    private boolean implyGroups(List<Condition> conditions) {
        return !conditions.isEmpty() && imply(conditions);
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
        return opaque.stream().map(each -> name(each.text())).collect(Collectors.toSet());
    }

    private void add(Condition condition) {
        texts.add(name(condition.text()));
        denied(condition);
        if (condition instanceof AllOf allOf) {
            allOf.conditions().forEach(this::add);
            return;
        }
        if (condition instanceof SelfBinding bound) {
            add(bound.condition());
            return;
        }
        if (condition instanceof Comparison comparison && comparison.left() instanceof MetAlternatives met) {
            groups.computeIfAbsent(name(met.text()), key -> new ArrayList<>()).add(condition);
        }
        Map<String, ValueDomain> found = new LinkedHashMap<>();
        if (read(condition, found)) {
            found.forEach((key, valueDomain) -> {
                ValueDomain merged = domains.merge(key, valueDomain, ValueDomain::and);
                if (merged.isEmpty()) {
                    contradict(Set.of(key));
                }
                GrowingFigure figure = GrowingFigure.of(condition);
                if (figure != null) {
                    growing.put(key, figure);
                }
            });
        } else {
            unlessUnknown(condition);
            opaque.add(condition);
        }
    }

    private void contradict(Set<String> expressions) {
        if (contradictory.isEmpty()) {
            contradictory.addAll(expressions);
        }
    }

    /** Notes a condition together with its opposite. */
    private void denied(Condition condition) {
        Condition opposite = condition instanceof Negation negation ? negation.condition() : new Negation(condition);
        if (texts.contains(name(opposite.text()))) {
            contradict(Set.of(name(condition.text()), name(opposite.text())));
        }
    }

    /** Notes a figure that is larger than another one, although all of its items count for that one as well. */
    private void exceeded(String key) {
        GrowingFigure figure = Objects.requireNonNull(growing.get(key));
        ValueDomain least = Objects.requireNonNull(domains.get(key)).least();
        growing.forEach((other, wider) -> {
            boolean same = other.equals(key);
            if (!same && !least.overlaps(Objects.requireNonNull(domains.get(other))) && figure.isWithin(wider)) {
                contradict(new LinkedHashSet<>(List.of(key, other)));
            }
        });
    }

    /** Reads a condition such as {@code value == null || value < 150}. */
    private void unlessUnknown(Condition condition) {
        if (condition instanceof AnyOf anyOf
                && anyOf.conditions().size() == 2
                && anyOf.conditions().get(0) instanceof Negation negation
                && negation.condition() instanceof IsKnown isKnown) {
            Map<String, ValueDomain> found = new LinkedHashMap<>();
            if (read(anyOf.conditions().get(1), found)
                    && found.keySet().equals(Set.of(name(isKnown.operand().text())))) {
                found.forEach((key, valueDomain) -> unlessUnknown.merge(key, valueDomain, ValueDomain::and));
            }
        }
    }
}
