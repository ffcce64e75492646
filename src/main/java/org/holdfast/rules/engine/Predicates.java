package org.holdfast.rules.engine;

import java.util.List;
import org.drools.model.functions.Function1;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.drools.model.functions.Predicate3;
import org.drools.model.functions.Predicate4;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.Truth;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.ListField;
import org.jspecify.annotations.Nullable;

/**
 * Conditions and getters of ours as the functions Drools takes. Equal texts are equal functions, so rules share their
 * nodes.
 */
final class Predicates {

    private static final Object[] NOTHING = {};

    private Predicates() {}

    private static boolean met(Condition condition, Object self, Object[] bound) {
        return condition.of(self, bound) == Truth.TRUE;
    }

    /** On the customer. */
    record OnCustomer(Condition condition) implements Predicate1<SessionFact>, HashedExpression {

        @Override
        public boolean test(SessionFact sessionFact) {
            return met(condition, sessionFact.view(), sessionFact.root());
        }

        @Override
        public String getExpressionHash() {
            return condition.text();
        }
    }

    /** On one thing of a list, by itself. */
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

    /** On one thing of a list, together with the customer. */
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

    /** On one thing of a second list, together with what was bound before. */
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

    /** On one thing of a third list, together with what was bound before. */
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

    /** The list of a customer or of another thing; nothing comes out of an unknown one. */
    record ListOf(ListField items, boolean ofCustomer) implements Function1<Object, Object>, HashedExpression {

        @Override
        public Object apply(Object owner) {
            Iterable<?> list = items.read().apply(ofCustomer ? ((SessionFact) owner).view() : owner);
            return list == null ? List.of() : list;
        }

        @Override
        public String getExpressionHash() {
            return items.name() + (ofCustomer ? " of the customer" : "");
        }
    }

    /** A text of the customer, by which the network sorts customers to rules. */
    record TextOf(Field field) implements Function1<SessionFact, String>, HashedExpression {

        @Override
        public @Nullable String apply(SessionFact sessionFact) {
            CustomerView view = sessionFact.view();
            return (String) field.read().apply(view);
        }

        @Override
        public String getExpressionHash() {
            return field.name();
        }
    }
}
