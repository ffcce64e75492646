package org.holdfast.rules.drl;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Objects;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Condition;

/**
 * Reads {@code accumulate( Order( … ) from $customer.orders; $n : count(1); $n >= 3 )}. Counting is the only function
 * that is supported.
 */
final class AccumulateReader {

    /** A comparison of the count with a number, using one of the operators of {@link Comparator}. */
    private static final Pattern COUNT = Pattern.compile("(\\$?\\w+)\\s*(==|!=|<=|>=|<|>)\\s*(\\d{1,6})");

    private final PatternReader patterns;

    AccumulateReader(PatternReader patterns) {
        this.patterns = patterns;
    }

    /** @param result the pattern whose source is {@code accumulate} */
    Condition read(PatternDescr result, AccumulateDescr accumulate) throws UnsupportedSyntax {
        if (isSingleFunction(accumulate)
                && functionName(accumulate).equals("count")
                && result.getConstraint().getDescrs().size() == 1
                && result.getConstraint().getDescrs().get(0) instanceof ExprConstraintDescr constraint
                && input(accumulate) instanceof PatternDescr pattern) {
            Matcher matcher = COUNT.matcher(constraint.getExpression().strip());
            String variable = accumulate.getFunctions().get(0).getBind();
            if (matcher.matches() && matcher.group(1).equals(variable)) {
                Comparator comparator = Objects.requireNonNull(Comparator.of(matcher.group(2)));
                return patterns.count(pattern, comparator, Integer.parseInt(matcher.group(3)));
            }
        }
        ProblemText hint = ForeignDrl.accumulateFunction(functionName(accumulate));
        throw new UnsupportedSyntax(ProblemText.of("not-a-count").withHint("not-a-count-hint", "hint", hint));
    }

    private static boolean isSingleFunction(AccumulateDescr accumulate) {
        return accumulate.isExternalFunction() && accumulate.getFunctions().size() == 1;
    }

    private static String functionName(AccumulateDescr accumulate) {
        return accumulate.isExternalFunction() && !accumulate.getFunctions().isEmpty()
                ? accumulate.getFunctions().get(0).getFunction()
                : "";
    }

    private static BaseDescr input(AccumulateDescr accumulate) {
        BaseDescr input = accumulate.getInput();
        return input instanceof AndDescr and && and.getDescrs().size() == 1
                ? and.getDescrs().get(0)
                : input;
    }
}
