package org.holdfast.rules.engine;

import org.drools.model.functions.Function1;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.drools.model.functions.Predicate3;
import org.drools.model.functions.Predicate4;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.Truth;
import org.holdfast.rules.vocabulary.ListField;

/**
 * Adapts conditions and field getters to the function types of Drools. Functions with equal text are equal, so that
 * rules share nodes of the network.
 */
final class Predicates {

    private static final Object[] NOTHING = {};

    private Predicates() {}

    private static boolean met(Condition condition, Object self, Object[] bound) {
        return condition.of(self, bound) == Truth.TRUE;
    }

    /** Tests a condition on the customer. */
    record OnCustomer(String text, Check check) implements Predicate1<SessionFact>, HashedExpression {

        @Override
        public boolean test(SessionFact sessionFact) {
            return check.isMet(sessionFact.view(), sessionFact.root());
        }

        @Override
        public String getExpressionHash() {
            return text;
        }
    }

    /** Tests a condition on one item of a list alone. */
    record OnItem(Condition condition) implements Predicate1<Object>, HashedExpression {

        @Override
        public boolean test(Object item) {
            return met(condition, item, NOTHING);
        }

        @Override
        public String getExpressionHash() {
            return condition.text();
        }
    }

    /** Tests a condition on one item of a list and the customer. */
    record WithCustomer(Condition condition) implements Predicate2<Object, SessionFact>, HashedExpression {

        @Override
        public boolean test(Object item, SessionFact sessionFact) {
            return met(condition, item, sessionFact.root());
        }

        @Override
        public String getExpressionHash() {
            return condition.text();
        }
    }

    /** Tests a condition on one item of a second list, the customer and the item bound before. */
    record WithOne(Condition condition) implements Predicate3<Object, SessionFact, Object>, HashedExpression {

        @Override
        public boolean test(Object item, SessionFact sessionFact, Object first) {
            return met(condition, item, new Object[] {sessionFact.view(), first});
        }

        @Override
        public String getExpressionHash() {
            return condition.text();
        }
    }

    /** Tests a condition on one item of a third list, the customer and the two items bound before. */
    record WithTwo(Condition condition) implements Predicate4<Object, SessionFact, Object, Object>, HashedExpression {

        @Override
        public boolean test(Object item, SessionFact sessionFact, Object first, Object second) {
            return met(condition, item, new Object[] {sessionFact.view(), first, second});
        }

        @Override
        public String getExpressionHash() {
            return condition.text();
        }
    }

    /** Reads a list of the customer or of another item; an unknown list is empty. */
    record ListOf(ListField items, boolean ofCustomer) implements Function1<Object, Object>, HashedExpression {

        @Override
        public Object apply(Object owner) {
            return items.things(ofCustomer ? ((SessionFact) owner).view() : owner);
        }

        @Override
        public String getExpressionHash() {
            return items.name() + (ofCustomer ? " of the customer" : "");
        }
    }
}
