package org.holdfast.simulation.values;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.ContainsWord;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.ListFigure;
import org.holdfast.rules.condition.ListPattern;
import org.holdfast.rules.condition.MatchesPattern;
import org.holdfast.rules.condition.MetAlternatives;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.SelfBinding;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.ValueType;

/**
 * A value that a rule compares with a field.
 *
 * @param text the text in the rule: a whole value, a word, or a pattern
 * @param accepts whether the value of a customer satisfies the comparison
 * @param origin the line with the condition
 */
record AskedValue(ValueField field, String text, Predicate<String> accepts, Rule rule, SourceLocation origin) {

    /**
     * Returns all values that a rule compares with, in order.
     *
     * @param fields the fields whose values are of interest
     */
    static List<AskedValue> of(Rule rule, List<ValueField> fields) {
        Reading reading = new Reading(rule, fields);
        rule.when()
                .customer()
                .forEach(line -> reading.read(line, rule.entities().get(0)));
        for (ListPattern each : rule.when().eaches()) {
            each.lines().forEach(line -> reading.read(line, each.items().element()));
        }
        return reading.found;
    }

    private static final class Reading {

        private final Rule rule;
        private final List<ValueField> fields;
        private final List<AskedValue> found = new ArrayList<>();

        Reading(Rule rule, List<ValueField> fields) {
            this.rule = rule;
            this.fields = fields;
        }

        void read(ConditionLine line, Entity self) {
            read(line.condition(), self, line.origin());
        }

        /** @param self type of the item the condition is about */
        private void read(Condition condition, Entity self, SourceLocation origin) {
            if (condition instanceof AllOf allOf) {
                allOf.conditions().forEach(each -> read(each, self, origin));
            } else if (condition instanceof AnyOf anyOf) {
                anyOf.conditions().forEach(each -> read(each, self, origin));
            } else if (condition instanceof Negation negation) {
                read(negation.condition(), self, origin);
            } else if (condition instanceof SelfBinding bound) {
                read(bound.condition(), self, origin);
            } else if (condition instanceof Count count) {
                read(count.filter(), count.items().element(), origin);
            } else if (condition instanceof Comparison comparison
                    && comparison.left() instanceof Operand.Figure figure) {
                figure(figure, self, origin);
            } else if (condition instanceof Comparison comparison
                    && !comparison.comparator().ordering()
                    && comparison.right() instanceof Operand.Literal literal) {
                String value = literal.constant().toString();
                add(comparison.left(), self, value, value::equals, origin);
            } else if (condition instanceof ContainsWord containsWord) {
                add(
                        containsWord.operand(),
                        self,
                        containsWord.word(),
                        value -> containsWord.accepts(value, isWords(containsWord.operand())),
                        origin);
            } else if (condition instanceof MatchesPattern matchesPattern) {
                add(
                        matchesPattern.operand(),
                        self,
                        matchesPattern.pattern().pattern(),
                        matchesPattern.pattern()::matches,
                        origin);
            }
        }

        private void figure(Operand.Figure figure, Entity self, SourceLocation origin) {
            if (figure instanceof MetAlternatives met) {
                met.alternatives().forEach(each -> read(each, self, origin));
            } else if (figure instanceof ListFigure of) {
                read(of.filter(), of.items().element(), origin);
                if (of.part() != null) {
                    read(of.part(), of.items().element(), origin);
                }
            }
        }

        private static boolean isWords(Operand operand) {
            return operand instanceof Operand.OfField of && of.field().type() == ValueType.WORDS;
        }

        private void add(Operand operand, Entity self, String text, Predicate<String> accepts, SourceLocation origin) {
            if (operand instanceof Operand.OfField of) {
                Entity entity = of.place() == Operand.SELF
                                || of.place() >= rule.entities().size()
                        ? self
                        : rule.entities().get(of.place());
                fields.stream()
                        .filter(field -> field.covers(entity, of.field()))
                        .forEach(field -> found.add(new AskedValue(field, text, accepts, rule, origin)));
            }
        }
    }
}
