package org.holdfast.rules.drl;

import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.ListPattern;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.WhenClause;
import org.holdfast.rules.drl.PatternReader.ListReference;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Vocabulary;

/**
 * Reads everything between {@code when} and {@code then}. A pattern with a variable becomes a {@link ListPattern};
 * {@code not}, {@code exists}, counting and {@code or} become conditions on the variables bound above them.
 */
final class ConditionReader {

    /** Maximum number of alternatives of an {@code or}. */
    static final int MAX_ALTERNATIVES = 16;

    private final SourceMappedText source;
    private final Problems problems;
    private final BindingScope bindingScope;
    private final PatternReader patterns;
    private final AccumulateReader accumulates;
    private final WhenClauseBuilder clause;

    ConditionReader(SourceMappedText source, Vocabulary vocabulary, Problems problems) {
        this.bindingScope = new BindingScope(vocabulary);
        this.source = source;
        this.problems = problems;
        this.patterns = new PatternReader(source, bindingScope, problems);
        this.accumulates = new AccumulateReader(bindingScope, patterns, this::condition);
        this.clause = new WhenClauseBuilder(bindingScope, problems);
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
        return clause.build();
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
            clause.attach(condition(descr), origin);
        }
    }

    private void pattern(PatternDescr pattern, SourceLocation origin) throws UnsupportedSyntax {
        Entity entity = patterns.entity(pattern);
        if (entity.isCustomer()) {
            customer(pattern);
        } else if (pattern.getIdentifier() == null) {
            clause.attach(patterns.count(pattern, Comparator.AT_LEAST, 1), origin);
        } else {
            bind(pattern.getIdentifier(), pattern, entity, origin);
        }
    }

    private void customer(PatternDescr pattern) throws UnsupportedSyntax {
        if (pattern.getSource() != null) {
            throw new UnsupportedSyntax("customer-from");
        }
        if (pattern.getIdentifier() != null) {
            bindingScope.addCustomerAlias(pattern.getIdentifier());
        }
        clause.addToCustomer(patterns.constraints(pattern, bindingScope.entity(0), Operand.SELF));
    }

    private void bind(String variable, PatternDescr pattern, Entity entity, SourceLocation origin)
            throws UnsupportedSyntax {
        if (bindingScope.isBound(variable)) {
            throw new UnsupportedSyntax(
                    ProblemText.of("name-taken", "name", variable).withHint("name-other"));
        }
        if (!variable.startsWith("$")) {
            throw new UnsupportedSyntax(
                    ProblemText.of("name-without-dollar", "name", variable).withHint("name-other"));
        }
        if (clause.hasMaximumLists()) {
            throw new UnsupportedSyntax("lists-too-many", "most", WhenClauseBuilder.MAX_LISTS);
        }
        ListReference list = patterns.list(pattern, entity);
        List<ConditionLine> lines = patterns.constraints(pattern, entity, Operand.SELF);
        clause.bind(variable, list, lines, origin);
    }

    private Condition condition(BaseDescr descr) throws UnsupportedSyntax {
        if (descr instanceof PatternDescr pattern) {
            return pattern.getSource() instanceof AccumulateDescr accumulate
                    ? accumulates.read(pattern, accumulate)
                    : exists(pattern);
        }
        if (descr instanceof NotDescr not) {
            return patterns.count(single(not), Comparator.EQUAL, 0);
        }
        if (descr instanceof ExistsDescr exists) {
            return exists(single(exists));
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
        throw unsupported(descr);
    }

    private static UnsupportedSyntax unsupported(BaseDescr descr) {
        if (descr instanceof EvalDescr) {
            return new UnsupportedSyntax(
                    ProblemText.of("not-part", "what", "eval").withHint("eval-instead"));
        }
        if (descr instanceof ForallDescr) {
            return new UnsupportedSyntax(
                    ProblemText.of("not-part", "what", "forall").withHint("forall-instead"));
        }
        return new UnsupportedSyntax("condition-unknown");
    }

    private List<Condition> conditions(ConditionalElementDescr group) throws UnsupportedSyntax {
        List<Condition> conditions = new ArrayList<>();
        for (Object child : group.getDescrs()) {
            conditions.add(condition((BaseDescr) child));
        }
        return conditions;
    }

    private Condition exists(PatternDescr pattern) throws UnsupportedSyntax {
        if (pattern.getIdentifier() != null) {
            throw new UnsupportedSyntax("name-inside", "name", pattern.getIdentifier());
        }
        return patterns.entity(pattern).isCustomer()
                ? patterns.filter(pattern, bindingScope.entity(0), 0)
                : patterns.count(pattern, Comparator.AT_LEAST, 1);
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
}
