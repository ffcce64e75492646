package org.holdfast.rules.drl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AccumulateDescr.AccumulateFunctionCallDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.ListFigure;
import org.holdfast.rules.condition.MetAlternatives;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.drl.OperandReader.NamedFigure;
import org.holdfast.rules.figures.FigureFunction;

/**
 * Reads figures over a list, such as {@code accumulate( Order( late ) from $customer.orders; $n : sum(value); $n >= 200
 * )}, and counts of alternatives, such as {@code accumulate( ( Customer( … ) or exists Order( … ) from $customer.orders
 * ); $n : count(1); $n >= 2 )}.
 */
final class AccumulateReader {

    /** Maximum depth of alternatives within alternatives. */
    static final int MAX_DEPTH = 3;

    private final BindingScope bindingScope;
    private final PatternReader patterns;
    private final AlternativeReader alternatives;
    private int depth;

    /** Reads one of several alternatives. */
    @FunctionalInterface
    interface AlternativeReader {
        Condition read(BaseDescr descr) throws UnsupportedSyntax;
    }

    AccumulateReader(BindingScope bindingScope, PatternReader patterns, AlternativeReader alternatives) {
        this.bindingScope = bindingScope;
        this.patterns = patterns;
        this.alternatives = alternatives;
    }

    /** @param result the pattern whose source is {@code accumulate} */
    Condition read(PatternDescr result, AccumulateDescr accumulate) throws UnsupportedSyntax {
        AccumulateFunctionCallDescr call = call(accumulate);
        FigureFunction function = function(call.getFunction());
        BaseDescr input = input(accumulate);
        if (input instanceof PatternDescr pattern && isList(pattern)) {
            List<String> arguments = call.getParams() == null ? List.of() : Arrays.asList(call.getParams());
            ListFigure figure = patterns.figure(pattern, function, arguments);
            return Condition.all(counted(bounds(result, new NamedFigure(call.getBind(), figure))));
        }
        if (function != FigureFunction.COUNT) {
            throw new UnsupportedSyntax("alternatives-counted", "function", function.symbol());
        }
        MetAlternatives met = new MetAlternatives(alternatives(input));
        return AlternativeCount.of(met, bounds(result, new NamedFigure(call.getBind(), met)));
    }

    private static AccumulateFunctionCallDescr call(AccumulateDescr accumulate) throws UnsupportedSyntax {
        if (accumulate.isExternalFunction() && accumulate.getFunctions().size() == 1) {
            AccumulateFunctionCallDescr call = accumulate.getFunctions().get(0);
            if (call.getBind() != null) {
                return call;
            }
        }
        throw new UnsupportedSyntax(ProblemText.of("not-a-figure").withHint("figure-form"));
    }

    private static FigureFunction function(String name) throws UnsupportedSyntax {
        FigureFunction function = FigureFunction.of(name);
        if (function == null) {
            throw new UnsupportedSyntax(ProblemText.of("figure-unknown", "function", OperandReader.shorten(name))
                    .withHint("figure-functions", "hint", ForeignDrl.accumulateFunction(name)));
        }
        return function;
    }

    private static BaseDescr input(AccumulateDescr accumulate) {
        BaseDescr input = accumulate.getInput();
        while (input instanceof AndDescr and && and.getDescrs().size() == 1) {
            input = and.getDescrs().get(0);
        }
        return input;
    }

    private boolean isList(PatternDescr pattern) throws UnsupportedSyntax {
        return !(pattern.getSource() instanceof AccumulateDescr)
                && !patterns.entity(pattern).isCustomer();
    }

    private List<Condition> alternatives(BaseDescr input) throws UnsupportedSyntax {
        List<BaseDescr> parts = input instanceof OrDescr or ? or.getDescrs() : List.of(input);
        if (parts.size() > ConditionReader.MAX_ALTERNATIVES) {
            throw new UnsupportedSyntax("alternatives-too-many", "most", ConditionReader.MAX_ALTERNATIVES);
        }
        if (++depth > MAX_DEPTH) {
            throw new UnsupportedSyntax("alternatives-too-deep", "most", MAX_DEPTH);
        }
        List<Condition> read = new ArrayList<>();
        for (BaseDescr part : parts) {
            read.add(alternatives.read(part));
        }
        depth--;
        return read;
    }

    /** Returns the comparisons of a figure, at least one. */
    private List<Comparison> bounds(PatternDescr result, NamedFigure named) throws UnsupportedSyntax {
        ExpressionReader reader = new ExpressionReader(OperandReader.ofBounds(bindingScope, named));
        List<Comparison> bounds = new ArrayList<>();
        for (BaseDescr descr : result.getConstraint().getDescrs()) {
            if (!(descr instanceof ExprConstraintDescr constraint)) {
                throw bound(named);
            }
            Condition condition = reader.read(constraint.getExpression());
            List<Condition> parts = condition instanceof AllOf all ? all.conditions() : List.of(condition);
            for (Condition part : parts) {
                if (!(part instanceof Comparison comparison) || comparison.left() != named.figure()) {
                    throw bound(named);
                }
                bounds.add(comparison);
            }
        }
        if (bounds.isEmpty()) {
            throw bound(named);
        }
        return bounds;
    }

    private static UnsupportedSyntax bound(NamedFigure named) {
        return new UnsupportedSyntax("figure-bound", "name", named.variable());
    }

    /** Returns comparisons of a number of items with a constant as counts, which may stop at the first item. */
    private static List<Condition> counted(List<Comparison> bounds) {
        List<Condition> counted = new ArrayList<>();
        for (Comparison bound : bounds) {
            boolean count = bound.left() instanceof ListFigure figure
                    && figure.function() == FigureFunction.COUNT
                    && bound.right() instanceof Operand.Literal;
            counted.add(count ? count(bound) : bound);
        }
        return counted;
    }

    private static Condition count(Comparison bound) {
        ListFigure figure = (ListFigure) bound.left();
        Integer number = (Integer) ((Operand.Literal) bound.right()).constant();
        return new Count(figure.place(), figure.items(), figure.filter(), bound.comparator(), number);
    }
}
