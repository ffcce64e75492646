package org.holdfast.rules.drl;

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
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.ListPattern;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.SelfBinding;
import org.holdfast.rules.condition.WhenClause;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.ListField;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Reads everything between {@code when} and {@code then}. Patterns that bind a thing become an {@link ListPattern};
 * {@code not}, {@code exists}, counting and {@code or} become conditions on what has been bound before them.
 */
final class ConditionReader {

    /** Most lists a rule can look through at once; each multiplies the work. */
    private static final int MAX_EACH = 3;

    private static final int MAX_LINES = 60;
    /** Most alternatives of an {@code or}. */
    private static final int MAX_ALTERNATIVES = 16;

    private static final Pattern FROM = Pattern.compile("(\\$\\w+)\\s*\\.\\s*(\\w+)");
    private static final Pattern COUNT = Pattern.compile("(\\$?\\w+)\\s*(==|!=|<=|>=|<|>)\\s*(\\d{1,6})");

    private final SourceMappedText source;
    private final Problems problems;
    private final BindingScope bindingScope = new BindingScope();
    private final List<ConditionLine> customer = new ArrayList<>();
    private final Map<Integer, Bound> bound = new LinkedHashMap<>();
    private int lines;

    /** An {@link ListPattern} while lines are still added to it. */
    private record Bound(
            String variable, int owner, ListField items, List<ConditionLine> lines, SourceLocation origin) {}

    /** A pattern over a list, as {@code not}, {@code exists} and counting use it. */
    private record Listed(int owner, ListField items, Condition filter) {}

    ConditionReader(SourceMappedText source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    BindingScope scope() {
        return bindingScope;
    }

    WhenClause read(AndDescr lhs) {
        for (BaseDescr descr : lhs.getDescrs()) {
            SourceLocation origin = origin(descr);
            try {
                element(descr, origin);
            } catch (UnsupportedSyntax e) {
                problems.error(origin, e.text());
            }
        }
        List<ListPattern> eaches = new ArrayList<>();
        bound.forEach((place, each) ->
                eaches.add(new ListPattern(place, each.variable, each.owner, each.items, each.lines, each.origin)));
        return new WhenClause(customer, eaches);
    }

    private SourceLocation origin(BaseDescr descr) {
        return source.origin(descr.getLine());
    }

    private void element(BaseDescr descr, SourceLocation origin) throws UnsupportedSyntax {
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

    private void pattern(PatternDescr pattern, SourceLocation origin) throws UnsupportedSyntax {
        Entity entity = entity(pattern);
        if (entity == Vocabulary.CUSTOMER) {
            if (pattern.getSource() != null) {
                throw new UnsupportedSyntax("customer-from");
            }
            if (pattern.getIdentifier() != null) {
                bindingScope.alsoCustomer(pattern.getIdentifier());
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
        if (!variable.startsWith("$") || bindingScope.isBound(variable)) {
            throw new UnsupportedSyntax(ProblemText.of(
                            bindingScope.isBound(variable) ? "name-taken" : "name-without-dollar", "name", variable)
                    .withHint("name-other"));
        }
        if (bound.size() == MAX_EACH) {
            throw new UnsupportedSyntax("lists-too-many", "most", MAX_EACH);
        }
        FromDescr from = from(pattern, entity);
        int owner = owner(from);
        ListField listField = items(from, owner, entity);
        List<ConditionLine> own = constraints(pattern, entity, Operand.SELF);
        Bound each = new Bound(variable, owner, listField, new ArrayList<>(), origin);
        bound.put(bindingScope.bind(variable, entity), each);
        own.forEach(line -> add(each.lines, line));
    }

    private void add(List<ConditionLine> to, ConditionLine line) {
        if (++lines == MAX_LINES + 1) {
            problems.error(line.origin(), ProblemText.of("conditions-too-many", "most", MAX_LINES));
        }
        to.add(line);
    }

    private Entity entity(PatternDescr pattern) throws UnsupportedSyntax {
        if (pattern.isQuery()
                || pattern.isUnification()
                || !pattern.getPositionalConstraints().isEmpty()
                || !pattern.getBehaviors().isEmpty()
                || !pattern.getAnnotations().isEmpty()) {
            throw new UnsupportedSyntax("pattern-extras");
        }
        Entity entity = Vocabulary.entity(pattern.getObjectType());
        if (entity == null) {
            throw new UnsupportedSyntax(
                    ProblemText.of("no-kind", "kind", OperandReader.shorten(pattern.getObjectType()))
                            .withHint(ForeignDrl.thing(pattern.getObjectType())));
        }
        return entity;
    }

    /** The constraints of a pattern, each with its own line. Problems are reported and left out. */
    private List<ConditionLine> constraints(PatternDescr pattern, Entity entity, int selfPlace) {
        List<ConditionLine> found = new ArrayList<>();
        ExpressionReader reader = new ExpressionReader(new OperandReader(bindingScope, entity, selfPlace));
        for (BaseDescr descr : pattern.getConstraint().getDescrs()) {
            SourceLocation origin = origin(descr);
            try {
                if (!(descr instanceof ExprConstraintDescr constraint)
                        || constraint.getType() != ExprConstraintDescr.Type.NAMED) {
                    throw new UnsupportedSyntax("condition-unknown");
                }
                found.add(new ConditionLine(reader.read(constraint.getExpression()), origin));
            } catch (UnsupportedSyntax e) {
                problems.error(origin, e.text());
            }
        }
        return found;
    }

    private static FromDescr from(PatternDescr pattern, Entity entity) throws UnsupportedSyntax {
        if (pattern.getSource() instanceof FromDescr from) {
            return from;
        }
        if (pattern.getSource() instanceof CollectDescr) {
            throw new UnsupportedSyntax(
                    ProblemText.of("not-part", "what", "collect").withHint("foreign.collect"));
        }
        throw new UnsupportedSyntax("from-missing", "kind", entity.name(), "list", "$customer." + listOf(entity));
    }

    private static String listOf(Entity entity) {
        return Vocabulary.CUSTOMER.items().stream()
                .filter(listField -> listField.element() == entity)
                .map(ListField::name)
                .findFirst()
                .orElse("orders");
    }

    private int owner(FromDescr from) throws UnsupportedSyntax {
        Matcher matcher = FROM.matcher(from.getDataSource().toString().strip());
        if (!matcher.matches()) {
            throw new UnsupportedSyntax("from-unknown");
        }
        int place = bindingScope.place(matcher.group(1));
        if (place < 0) {
            throw OperandReader.unknown(matcher.group(1), bindingScope);
        }
        return place;
    }

    private ListField items(FromDescr from, int owner, Entity element) throws UnsupportedSyntax {
        Matcher matcher = FROM.matcher(from.getDataSource().toString().strip());
        Entity entity = bindingScope.entity(owner);
        ListField listField = matcher.matches() ? entity.items(matcher.group(2)) : null;
        if (listField == null) {
            String name = matcher.matches() ? matcher.group(2) : "";
            throw new UnsupportedSyntax(ProblemText.of("no-list", "kind", entity.name(), "list", name)
                    .nearest(name, entity.items().stream().map(ListField::name).toList()));
        }
        if (listField.element() != element) {
            throw new UnsupportedSyntax(
                    "list-of-others",
                    "list",
                    listField.name(),
                    "held",
                    listField.element().name(),
                    "kind",
                    element.name());
        }
        return listField;
    }

    private Listed listed(PatternDescr pattern) throws UnsupportedSyntax {
        Entity entity = entity(pattern);
        if (entity == Vocabulary.CUSTOMER) {
            throw new UnsupportedSyntax("one-customer");
        }
        FromDescr from = from(pattern, entity);
        int owner = owner(from);
        List<Condition> filters = constraints(pattern, entity, Operand.SELF).stream()
                .map(ConditionLine::condition)
                .toList();
        return new Listed(owner, items(from, owner, entity), filters.size() == 1 ? filters.get(0) : new AllOf(filters));
    }

    private Condition condition(BaseDescr descr) throws UnsupportedSyntax {
        if (descr instanceof PatternDescr pattern) {
            return pattern.getSource() instanceof AccumulateDescr accumulate
                    ? counted(pattern, accumulate)
                    : existing(pattern);
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
                throw new UnsupportedSyntax("alternatives-too-many", "most", MAX_ALTERNATIVES);
            }
            return new AnyOf(conditions(or));
        }
        if (descr instanceof AndDescr and) {
            return Condition.all(conditions(and));
        }
        if (descr instanceof EvalDescr) {
            throw new UnsupportedSyntax(
                    ProblemText.of("not-part", "what", "eval").withHint("eval-instead"));
        }
        if (descr instanceof ForallDescr) {
            throw new UnsupportedSyntax(
                    ProblemText.of("not-part", "what", "forall").withHint("forall-instead"));
        }
        throw new UnsupportedSyntax("condition-unknown");
    }

    private List<Condition> conditions(ConditionalElementDescr group) throws UnsupportedSyntax {
        List<Condition> found = new ArrayList<>();
        for (Object child : group.getDescrs()) {
            found.add(condition((BaseDescr) child));
        }
        return found;
    }

    private Condition existing(PatternDescr pattern) throws UnsupportedSyntax {
        if (pattern.getIdentifier() != null) {
            throw new UnsupportedSyntax("name-inside", "name", pattern.getIdentifier());
        }
        if (entity(pattern) == Vocabulary.CUSTOMER) {
            return Condition.all(constraints(pattern, Vocabulary.CUSTOMER, 0).stream()
                    .map(ConditionLine::condition)
                    .toList());
        }
        Listed listed = listed(pattern);
        return new Count(listed.owner, listed.items, listed.filter, Comparator.AT_LEAST, 1);
    }

    private static PatternDescr single(ConditionalElementDescr group) throws UnsupportedSyntax {
        if (group.getDescrs().size() == 1
                && group.getDescrs().get(0) instanceof PatternDescr pattern
                && !(pattern.getSource() instanceof AccumulateDescr)) {
            if (pattern.getIdentifier() != null) {
                throw new UnsupportedSyntax("name-inside", "name", pattern.getIdentifier());
            }
            return pattern;
        }
        throw new UnsupportedSyntax("one-pattern");
    }

    /** {@code accumulate( Order( … ) from $customer.orders; $n : count(1); $n >= 3 )}. */
    private Condition counted(PatternDescr result, AccumulateDescr accumulate) throws UnsupportedSyntax {
        if (accumulate.isExternalFunction()
                && accumulate.getFunctions().size() == 1
                && accumulate.getFunctions().get(0).getFunction().equals("count")
                && result.getConstraint().getDescrs().size() == 1
                && result.getConstraint().getDescrs().get(0) instanceof ExprConstraintDescr constraint
                && pattern(accumulate) instanceof PatternDescr pattern) {
            Matcher matcher = COUNT.matcher(constraint.getExpression().strip());
            String name = accumulate.getFunctions().get(0).getBind();
            if (matcher.matches() && matcher.group(1).equals(name)) {
                Listed listed = listed(pattern);
                Comparator comparator = Comparator.of(matcher.group(2));
                return new Count(
                        listed.owner,
                        listed.items,
                        listed.filter,
                        comparator == null ? Comparator.EQUAL : comparator,
                        Integer.parseInt(matcher.group(3)));
            }
        }
        String function =
                accumulate.isExternalFunction() && !accumulate.getFunctions().isEmpty()
                        ? accumulate.getFunctions().get(0).getFunction()
                        : "";
        throw new UnsupportedSyntax(
                ProblemText.of("not-a-count").withHint("not-a-count-hint", "hint", ForeignDrl.accumulated(function)));
    }

    private static @Nullable BaseDescr pattern(AccumulateDescr accumulate) {
        BaseDescr input = accumulate.getInput();
        return input instanceof AndDescr and && and.getDescrs().size() == 1
                ? and.getDescrs().get(0)
                : input;
    }

    /** Puts a condition where everything it speaks of is bound. */
    private void attach(Condition condition, SourceLocation origin) {
        Set<Integer> places = new TreeSet<>();
        condition.collectPlaces(places);
        int last = places.stream().mapToInt(Integer::intValue).max().orElse(0);
        if (last <= 0) {
            add(customer, new ConditionLine(condition, origin));
        } else {
            add(bound.get(last).lines, new ConditionLine(new SelfBinding(condition), origin));
        }
    }
}
