package org.holdfast.rules.drl;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.ListFigure;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.figures.FigureFunction;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.ListField;

/**
 * Reads the parts of one pattern, such as {@code Order( late, value > 100 ) from $customer.orders}: its entity, its
 * constraints and its list.
 */
final class PatternReader {

    private static final Pattern FROM = Pattern.compile("(\\$\\w+)\\s*\\.\\s*(\\w+)");

    private final SourceMappedText source;
    private final BindingScope bindingScope;
    private final Problems problems;

    /**
     * A list of a bound thing.
     *
     * @param owner place of the thing that the list belongs to
     */
    record ListReference(int owner, ListField items) {}

    PatternReader(SourceMappedText source, BindingScope bindingScope, Problems problems) {
        this.source = source;
        this.bindingScope = bindingScope;
        this.problems = problems;
    }

    Entity entity(PatternDescr pattern) throws UnsupportedSyntax {
        if (pattern.isQuery()
                || pattern.isUnification()
                || !pattern.getPositionalConstraints().isEmpty()
                || !pattern.getBehaviors().isEmpty()
                || !pattern.getAnnotations().isEmpty()) {
            throw new UnsupportedSyntax("pattern-extras");
        }
        Entity entity = bindingScope.vocabulary().entity(pattern.getObjectType());
        if (entity == null) {
            throw new UnsupportedSyntax(
                    ProblemText.of("no-kind", "kind", OperandReader.shorten(pattern.getObjectType()))
                            .withHint(ForeignDrl.entity(pattern.getObjectType(), bindingScope.vocabulary())));
        }
        return entity;
    }

    /**
     * Returns the constraints of a pattern, each with its own line; those with problems are reported and left out.
     *
     * @param selfPlace the place of the thing that the pattern is about, or {@link Operand#SELF}
     */
    List<ConditionLine> constraints(PatternDescr pattern, Entity entity, int selfPlace) {
        List<ConditionLine> lines = new ArrayList<>();
        ExpressionReader reader = new ExpressionReader(new OperandReader(bindingScope, entity, selfPlace));
        for (BaseDescr descr : pattern.getConstraint().getDescrs()) {
            SourceLocation origin = source.origin(descr.getLine());
            try {
                if (!(descr instanceof ExprConstraintDescr constraint)
                        || constraint.getType() != ExprConstraintDescr.Type.NAMED) {
                    throw new UnsupportedSyntax("condition-unknown");
                }
                lines.add(new ConditionLine(reader.read(constraint.getExpression()), origin));
            } catch (UnsupportedSyntax e) {
                problems.error(origin, e.text());
            }
        }
        return lines;
    }

    /** Returns the constraints of a pattern as one condition. */
    Condition filter(PatternDescr pattern, Entity entity, int selfPlace) {
        return Condition.all(constraints(pattern, entity, selfPlace).stream()
                .map(ConditionLine::condition)
                .toList());
    }

    /** Reads a pattern over a list as a count of the items that satisfy its constraints. */
    Count count(PatternDescr pattern, Comparator comparator, int number) throws UnsupportedSyntax {
        Entity entity = entity(pattern);
        if (entity.isCustomer()) {
            throw new UnsupportedSyntax("one-customer");
        }
        FromDescr from = from(pattern, entity);
        int owner = owner(from);
        Condition filter = filter(pattern, entity, Operand.SELF);
        return new Count(owner, items(from, owner, entity), filter, comparator, number);
    }

    /**
     * Reads a pattern over a list as a figure over the items that satisfy its constraints.
     *
     * @param arguments what the function is of, such as {@code value}
     */
    ListFigure figure(PatternDescr pattern, FigureFunction function, List<String> arguments) throws UnsupportedSyntax {
        Entity entity = entity(pattern);
        FromDescr from = from(pattern, entity);
        int owner = owner(from);
        ListField items = items(from, owner, entity);
        FigureArguments read =
                new FigureArguments(function, arguments, new OperandReader(bindingScope, entity, Operand.SELF));
        return new ListFigure(
                owner, items, filter(pattern, entity, Operand.SELF), function, read.measured(), read.part());
    }

    ListReference list(PatternDescr pattern, Entity entity) throws UnsupportedSyntax {
        FromDescr from = from(pattern, entity);
        int owner = owner(from);
        return new ListReference(owner, items(from, owner, entity));
    }

    private FromDescr from(PatternDescr pattern, Entity entity) throws UnsupportedSyntax {
        if (pattern.getSource() instanceof FromDescr from) {
            return from;
        }
        if (pattern.getSource() instanceof CollectDescr) {
            throw new UnsupportedSyntax(
                    ProblemText.of("not-part", "what", "collect").withHint("foreign.collect"));
        }
        throw new UnsupportedSyntax("from-missing", "kind", entity.name(), "list", "$customer." + listOf(entity));
    }

    private String listOf(Entity entity) {
        return bindingScope.entity(0).items().stream()
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
        String name = matcher.matches() ? matcher.group(2) : "";
        ListField listField = entity.items(name);
        if (listField == null) {
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
}
