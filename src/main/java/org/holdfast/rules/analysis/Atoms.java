package org.holdfast.rules.analysis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.rules.condition.All;
import org.holdfast.rules.condition.Any;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.Holds;
import org.holdfast.rules.condition.Known;
import org.holdfast.rules.condition.Not;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.WithSelfBound;
import org.holdfast.rules.vocabulary.ValueType;

/**
 * Conditions that must all be met, taken apart: what each value can still be, and the texts of those conditions about which nothing more
 * can be said.
 */
final class Atoms {

    private final Map<String, Domain> domains = new LinkedHashMap<>();
    /** What a value must be unless it is unknown; only where no other condition asks that it be known. */
    private final Map<String, Domain> unlessUnknown = new LinkedHashMap<>();
    private final Set<String> texts = new LinkedHashSet<>();
    /** Conditions about which nothing more can be said than whether they are the same. */
    private final List<Condition> opaque = new ArrayList<>();
    /** The value whose conditions leave nothing, or an empty text. */
    private String contradiction = "";

    private Atoms(List<Condition> conditions) {
        conditions.forEach(this::add);
    }

    static Atoms of(List<Condition> conditions) {
        return new Atoms(conditions);
    }

    Map<String, Domain> domains() {
        return domains;
    }

    /** What the conditions say about that value no customer can meet; empty when they can be met. */
    String contradiction() {
        return contradiction;
    }

    /** Whether meeting these means meeting that one too. False also when it cannot be told. */
    boolean imply(Condition condition) {
        if (texts.contains(condition.text())) {
            return true;
        }
        if (condition instanceof All all) {
            return all.conditions().stream().allMatch(this::imply);
        }
        if (condition instanceof WithSelfBound bound) {
            return imply(bound.condition());
        }
        if (condition instanceof Any any && any.conditions().stream().anyMatch(this::imply)) {
            return true;
        }
        Map<String, Domain> wanted = new LinkedHashMap<>();
        return read(condition, wanted) && wanted.entrySet().stream().allMatch(each -> domains.containsKey(each.getKey())
                && domains.get(each.getKey()).within(each.getValue()));
    }

    boolean imply(List<Condition> others) {
        return others.stream().allMatch(this::imply);
    }

    /** Whether meeting these means meeting all of the others. */
    boolean imply(Atoms others) {
        return others.domains.entrySet().stream().allMatch(each -> domains.containsKey(each.getKey())
                && domains.get(each.getKey()).within(each.getValue())) && imply(others.opaque);
    }

    /** Whether some value can meet these and those, as far as can be told. */
    boolean overlaps(Atoms other) {
        return meet(domains, other.domains) && meet(known(), other.unlessUnknown) && meet(other.known(), unlessUnknown);
    }

    private Map<String, Domain> known() {
        return domains.entrySet().stream().filter(each -> each.getValue().known())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean meet(Map<String, Domain> some, Map<String, Domain> others) {
        return some.entrySet().stream().allMatch(each -> !others.containsKey(each.getKey())
                || each.getValue().overlaps(others.get(each.getKey())));
    }

    /** Texts of the conditions that could not be taken apart. */
    Set<String> opaque() {
        return opaque.stream().map(Condition::text).collect(Collectors.toSet());
    }

    private void add(Condition condition) {
        texts.add(condition.text());
        if (condition instanceof All all) {
            all.conditions().forEach(this::add);
            return;
        }
        if (condition instanceof WithSelfBound bound) {
            add(bound.condition());
            return;
        }
        Map<String, Domain> found = new LinkedHashMap<>();
        if (read(condition, found)) {
            found.forEach((key, domain) -> {
                Domain merged = domains.merge(key, domain, Domain::and);
                if (merged.isEmpty() && contradiction.isEmpty()) {
                    contradiction = key;
                }
            });
        } else {
            unlessUnknown(condition);
            opaque.add(condition);
        }
    }

    /** {@code value == null || value < 150}. */
    private void unlessUnknown(Condition condition) {
        if (condition instanceof Any any && any.conditions().size() == 2 && any.conditions().get(0) instanceof Not not
                && not.condition() instanceof Known known) {
            Map<String, Domain> found = new LinkedHashMap<>();
            if (read(any.conditions().get(1), found) && found.keySet().equals(Set.of(known.operand().text()))) {
                found.forEach((key, domain) -> unlessUnknown.merge(key, domain, Domain::and));
            }
        }
    }

    /** Puts what a condition says about values; false when it cannot be said in this way. */
    private static boolean read(Condition condition, Map<String, Domain> into) {
        if (condition instanceof Comparison comparison) {
            return comparison(comparison, into);
        }
        if (condition instanceof Holds holds) {
            return put(into, holds.flag().text(), Domain.only(Set.of(true)));
        }
        if (condition instanceof Known known) {
            return put(into, known.operand().text(), Domain.ANYTHING_KNOWN);
        }
        if (condition instanceof Count count) {
            return put(into, new Count(count.owner(), count.items(), count.filter(), Comparator.AT_LEAST, 0).text(),
                    Domain.of(natural(range(count.comparator(), BigDecimal.valueOf(count.number()), true))));
        }
        if (condition instanceof Not not) {
            return opposite(not.condition(), into);
        }
        return condition instanceof Any any && alternatives(any, into);
    }

    private static boolean opposite(Condition condition, Map<String, Domain> into) {
        if (condition instanceof Comparison comparison) {
            return comparison(new Comparison(comparison.left(), comparison.comparator().negate(), comparison.right()), into);
        }
        if (condition instanceof Holds holds) {
            return put(into, holds.flag().text(), Domain.only(Set.of(false)));
        }
        return condition instanceof Known known && put(into, known.operand().text(), Domain.UNKNOWN);
    }

    /** {@code tier == "gold" || tier == "silver"}. */
    private static boolean alternatives(Any any, Map<String, Domain> into) {
        Set<Object> values = new HashSet<>();
        String key = null;
        for (Condition each : any.conditions()) {
            Map<String, Domain> one = new LinkedHashMap<>();
            if (!(each instanceof Comparison) || !read(each, one) || one.size() != 1) {
                return false;
            }
            Map.Entry<String, Domain> entry = one.entrySet().iterator().next();
            if (entry.getValue().only() == null || key != null && !key.equals(entry.getKey())) {
                return false;
            }
            key = entry.getKey();
            values.addAll(entry.getValue().only());
        }
        return key != null && put(into, key, Domain.only(values));
    }

    private static boolean comparison(Comparison comparison, Map<String, Domain> into) {
        if (!(comparison.right() instanceof Operand.Literal literal)) {
            return false;
        }
        String key = comparison.left().text();
        ValueType type = comparison.left().type();
        if (!type.isOrdered()) {
            return comparison.comparator() == Comparator.EQUAL ? put(into, key, Domain.only(Set.of(literal.constant())))
                    : put(into, key, Domain.never(literal.constant()));
        }
        boolean whole = type == ValueType.INTEGER || type == ValueType.DAY;
        BigDecimal value = number(literal.constant());
        if (comparison.comparator() == Comparator.NOT_EQUAL) {
            return put(into, key, new Domain(true, bounds(comparison.left(), whole), null, Set.of(value)));
        }
        return put(into, key, Domain.of(bounds(comparison.left(), whole).and(range(comparison.comparator(), value, whole))));
    }

    /** Most figures are never negative. */
    private static Range bounds(Operand operand, boolean whole) {
        boolean signed = operand.type() == ValueType.DAY || operand instanceof Operand.OfField of && of.field().signed()
                || operand instanceof Operand.OfMeasure measured && measured.measure().signed();
        return signed ? Range.all(whole) : natural(Range.all(whole));
    }

    private static Range natural(Range range) {
        return range.and(Range.atLeast(BigDecimal.ZERO, true, range.whole()));
    }

    private static Range range(Comparator comparator, BigDecimal value, boolean whole) {
        return switch (comparator) {
            case EQUAL -> Range.only(value, whole);
            case NOT_EQUAL -> Range.all(whole);
            case LESS -> Range.atMost(value, false, whole);
            case AT_MOST -> Range.atMost(value, true, whole);
            case MORE -> Range.atLeast(value, false, whole);
            case AT_LEAST -> Range.atLeast(value, true, whole);
        };
    }

    private static BigDecimal number(Object constant) {
        return constant instanceof LocalDate day ? BigDecimal.valueOf(day.toEpochDay()) : new BigDecimal(constant.toString());
    }

    private static boolean put(Map<String, Domain> into, String key, Domain domain) {
        into.merge(key, domain, Domain::and);
        return true;
    }
}
