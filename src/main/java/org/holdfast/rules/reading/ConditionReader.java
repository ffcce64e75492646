package org.holdfast.rules.reading;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.holdfast.rules.condition.All;
import org.holdfast.rules.condition.Any;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.Conditions;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.Each;
import org.holdfast.rules.condition.Line;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.WithSelfBound;
import org.holdfast.rules.source.MappedText;
import org.holdfast.rules.source.Origin;
import org.holdfast.rules.source.ProblemText;
import org.holdfast.rules.source.Problems;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Items;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Reads everything between {@code when} and {@code then}. Patterns that bind a thing become an {@link Each}; {@code not},
 * {@code exists}, counting and {@code or} become conditions on what has been bound before them.
 */
final class ConditionReader {

    /** Most lists a rule can look through at once; each multiplies the work. */
    private static final int MAX_EACH = 3;
    private static final int MAX_LINES = 60;
    /** Most alternatives of an {@code or}. */
    private static final int MAX_ALTERNATIVES = 16;
    private static final Pattern FROM = Pattern.compile("(\\$\\w+)\\s*\\.\\s*(\\w+)");
    private static final Pattern COUNT = Pattern.compile("(\\$?\\w+)\\s*(==|!=|<=|>=|<|>)\\s*(\\d{1,6})");

    private final MappedText source;
    private final Problems problems;
    private final Scope scope = new Scope();
    private final List<Line> customer = new ArrayList<>();
    private final Map<Integer, Bound> bound = new LinkedHashMap<>();
    private int lines;

    /** An {@link Each} while lines are still added to it. */
    private record Bound(String variable, int owner, Items items, List<Line> lines, Origin origin) {
    }

    /** A pattern over a list, as {@code not}, {@code exists} and counting use it. */
    private record Listed(int owner, Items items, Condition filter) {
    }

    ConditionReader(MappedText source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    Scope scope() {
        return scope;
    }

    Conditions read(AndDescr lhs) {
        for (BaseDescr descr : lhs.getDescrs()) {
            Origin origin = origin(descr);
            try {
                element(descr, origin);
            } catch (Refused e) {
                problems.error(origin, e.text());
            }
        }
        List<Each> eaches = new ArrayList<>();
        bound.forEach((place, each) -> eaches.add(new Each(place, each.variable, each.owner, each.items, each.lines, each.origin)));
        return new Conditions(customer, eaches);
    }

    private Origin origin(BaseDescr descr) {
        return source.origin(descr.getLine());
    }

    private void element(BaseDescr descr, Origin origin) throws Refused {
        if (descr instanceof PatternDescr pattern && !(pattern.getSource() instanceof AccumulateDescr)) {
            pattern(pattern, origin);
        } else if (descr instanceof AndDescr and) {
            for (BaseDescr child : and.getDescrs()) {
                element(child, origin(child));
            }
        } else {
            attach(condition(descr), origin);
        }
    }

    private void pattern(PatternDescr pattern, Origin origin) throws Refused {
        Entity entity = entity(pattern);
        if (entity == Vocabulary.CUSTOMER) {
            if (pattern.getSource() != null) {
                throw new Refused("customer-from");
            }
            if (pattern.getIdentifier() != null) {
                scope.alsoCustomer(pattern.getIdentifier());
            }
            constraints(pattern, Vocabulary.CUSTOMER, Operand.SELF).forEach(line -> add(customer, line));
            return;
        }
        String variable = pattern.getIdentifier();
        if (variable == null) {
            Listed listed = listed(pattern);
            attach(new Count(listed.owner, listed.items, listed.filter, Comparator.AT_LEAST, 1), origin);
            return;
        }
        if (!variable.startsWith("$") || scope.isBound(variable)) {
            throw new Refused(ProblemText.of(scope.isBound(variable) ? "name-taken" : "name-without-dollar", "name", variable).withHint("name-other"));
        }
        if (bound.size() == MAX_EACH) {
            throw new Refused("lists-too-many", "most", MAX_EACH);
        }
        FromDescr from = from(pattern, entity);
        int owner = owner(from);
        Items items = items(from, owner, entity);
        List<Line> own = constraints(pattern, entity, Operand.SELF);
        Bound each = new Bound(variable, owner, items, new ArrayList<>(), origin);
        bound.put(scope.bind(variable, entity), each);
        own.forEach(line -> add(each.lines, line));
    }

    private void add(List<Line> to, Line line) {
        if (++lines == MAX_LINES + 1) {
            problems.error(line.origin(), ProblemText.of("conditions-too-many", "most", MAX_LINES));
        }
        to.add(line);
    }

    private Entity entity(PatternDescr pattern) throws Refused {
        if (pattern.isQuery() || pattern.isUnification() || !pattern.getPositionalConstraints().isEmpty()
                || !pattern.getBehaviors().isEmpty() || !pattern.getAnnotations().isEmpty()) {
            throw new Refused("pattern-extras");
        }
        Entity entity = Vocabulary.entity(pattern.getObjectType());
        if (entity == null) {
            throw new Refused(ProblemText.of("no-kind", "kind", OperandReader.shorten(pattern.getObjectType()))
                    .withHint(ForeignDrl.thing(pattern.getObjectType())));
        }
        return entity;
    }

    /** The constraints of a pattern, each with its own line. Problems are reported and left out. */
    private List<Line> constraints(PatternDescr pattern, Entity entity, int selfPlace) {
        List<Line> found = new ArrayList<>();
        ExpressionReader reader = new ExpressionReader(new OperandReader(scope, entity, selfPlace));
        for (BaseDescr descr : pattern.getConstraint().getDescrs()) {
            Origin origin = origin(descr);
            try {
                if (!(descr instanceof ExprConstraintDescr constraint)
                        || constraint.getType() != ExprConstraintDescr.Type.NAMED) {
                    throw new Refused("condition-unknown");
                }
                found.add(new Line(reader.read(constraint.getExpression()), origin));
            } catch (Refused e) {
                problems.error(origin, e.text());
            }
        }
        return found;
    }

    private static FromDescr from(PatternDescr pattern, Entity entity) throws Refused {
        if (pattern.getSource() instanceof FromDescr from) {
            return from;
        }
        if (pattern.getSource() instanceof CollectDescr) {
            throw new Refused(ProblemText.of("not-part", "what", "collect").withHint("foreign.collect"));
        }
        throw new Refused("from-missing", "kind", entity.name(), "list", "$customer." + listOf(entity));
    }

    private static String listOf(Entity entity) {
        return Vocabulary.CUSTOMER.items().stream().filter(items -> items.element() == entity).map(Items::name)
                .findFirst().orElse("orders");
    }

    private int owner(FromDescr from) throws Refused {
        Matcher matcher = FROM.matcher(from.getDataSource().toString().strip());
        if (!matcher.matches()) {
            throw new Refused("from-unknown");
        }
        int place = scope.place(matcher.group(1));
        if (place < 0) {
            throw OperandReader.unknown(matcher.group(1), scope);
        }
        return place;
    }

    private Items items(FromDescr from, int owner, Entity element) throws Refused {
        Matcher matcher = FROM.matcher(from.getDataSource().toString().strip());
        Entity entity = scope.entity(owner);
        Items items = matcher.matches() ? entity.items(matcher.group(2)) : null;
        if (items == null) {
            String name = matcher.matches() ? matcher.group(2) : "";
            throw new Refused(ProblemText.of("no-list", "kind", entity.name(), "list", name)
                    .nearest(name, entity.items().stream().map(Items::name).toList()));
        }
        if (items.element() != element) {
            throw new Refused("list-of-others", "list", items.name(), "held", items.element().name(), "kind", element.name());
        }
        return items;
    }

    private Listed listed(PatternDescr pattern) throws Refused {
        Entity entity = entity(pattern);
        if (entity == Vocabulary.CUSTOMER) {
            throw new Refused("one-customer");
        }
        FromDescr from = from(pattern, entity);
        int owner = owner(from);
        List<Condition> filters = constraints(pattern, entity, Operand.SELF).stream().map(Line::condition).toList();
        return new Listed(owner, items(from, owner, entity), filters.size() == 1 ? filters.get(0) : new All(filters));
    }

    private Condition condition(BaseDescr descr) throws Refused {
        if (descr instanceof PatternDescr pattern) {
            return pattern.getSource() instanceof AccumulateDescr accumulate ? counted(pattern, accumulate) : existing(pattern);
        }
        if (descr instanceof NotDescr not) {
            Listed listed = listed(single(not));
            return new Count(listed.owner, listed.items, listed.filter, Comparator.EQUAL, 0);
        }
        if (descr instanceof ExistsDescr exists) {
            return existing(single(exists));
        }
        if (descr instanceof OrDescr or) {
            if (or.getDescrs().size() > MAX_ALTERNATIVES) {
                throw new Refused("alternatives-too-many", "most", MAX_ALTERNATIVES);
            }
            return new Any(conditions(or));
        }
        if (descr instanceof AndDescr and) {
            return Condition.all(conditions(and));
        }
        if (descr instanceof EvalDescr) {
            throw new Refused(ProblemText.of("not-part", "what", "eval").withHint("eval-instead"));
        }
        if (descr instanceof ForallDescr) {
            throw new Refused(ProblemText.of("not-part", "what", "forall").withHint("forall-instead"));
        }
        throw new Refused("condition-unknown");
    }

    private List<Condition> conditions(ConditionalElementDescr group) throws Refused {
        List<Condition> found = new ArrayList<>();
        for (Object child : group.getDescrs()) {
            found.add(condition((BaseDescr) child));
        }
        return found;
    }

    private Condition existing(PatternDescr pattern) throws Refused {
        if (pattern.getIdentifier() != null) {
            throw new Refused("name-inside", "name", pattern.getIdentifier());
        }
        if (entity(pattern) == Vocabulary.CUSTOMER) {
            return Condition.all(constraints(pattern, Vocabulary.CUSTOMER, 0).stream().map(Line::condition).toList());
        }
        Listed listed = listed(pattern);
        return new Count(listed.owner, listed.items, listed.filter, Comparator.AT_LEAST, 1);
    }

    private static PatternDescr single(ConditionalElementDescr group) throws Refused {
        if (group.getDescrs().size() == 1 && group.getDescrs().get(0) instanceof PatternDescr pattern
                && !(pattern.getSource() instanceof AccumulateDescr)) {
            if (pattern.getIdentifier() != null) {
                throw new Refused("name-inside", "name", pattern.getIdentifier());
            }
            return pattern;
        }
        throw new Refused("one-pattern");
    }

    /** {@code accumulate( Order( … ) from $customer.orders; $n : count(1); $n >= 3 )}. */
    private Condition counted(PatternDescr result, AccumulateDescr accumulate) throws Refused {
        if (accumulate.isExternalFunction() && accumulate.getFunctions().size() == 1
                && accumulate.getFunctions().get(0).getFunction().equals("count")
                && result.getConstraint().getDescrs().size() == 1
                && result.getConstraint().getDescrs().get(0) instanceof ExprConstraintDescr constraint
                && pattern(accumulate) instanceof PatternDescr pattern) {
            Matcher matcher = COUNT.matcher(constraint.getExpression().strip());
            String name = accumulate.getFunctions().get(0).getBind();
            if (matcher.matches() && matcher.group(1).equals(name)) {
                Listed listed = listed(pattern);
                Comparator comparator = Comparator.of(matcher.group(2));
                return new Count(listed.owner, listed.items, listed.filter,
                        comparator == null ? Comparator.EQUAL : comparator, Integer.parseInt(matcher.group(3)));
            }
        }
        String function = accumulate.isExternalFunction() && !accumulate.getFunctions().isEmpty() ? accumulate.getFunctions().get(0).getFunction() : "";
        throw new Refused(ProblemText.of("not-a-count").withHint("not-a-count-hint", "hint", ForeignDrl.accumulated(function)));
    }

    private static @Nullable BaseDescr pattern(AccumulateDescr accumulate) {
        BaseDescr input = accumulate.getInput();
        return input instanceof AndDescr and && and.getDescrs().size() == 1 ? and.getDescrs().get(0) : input;
    }

    /** Puts a condition where everything it speaks of is bound. */
    private void attach(Condition condition, Origin origin) {
        Set<Integer> places = new TreeSet<>();
        condition.collectPlaces(places);
        int last = places.stream().mapToInt(Integer::intValue).max().orElse(0);
        if (last <= 0) {
            add(customer, new Line(condition, origin));
        } else {
            add(bound.get(last).lines, new Line(new WithSelfBound(condition), origin));
        }
    }
}
