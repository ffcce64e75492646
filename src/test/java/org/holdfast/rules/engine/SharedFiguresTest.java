package org.holdfast.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.Samples;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ListFigure;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.Truth;
import org.holdfast.rules.figures.FigureFunction;
import org.holdfast.rules.vocabulary.ListField;
import org.holdfast.rules.vocabulary.ValueType;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;

/** A figure of a customer is computed once, for each customer anew. */
class SharedFiguresTest {

    private final AtomicInteger reads = new AtomicInteger();
    private final ListField orders =
            counted(Objects.requireNonNull(Vocabulary.KNOWN.customer().items("orders")));

    private ListField counted(ListField list) {
        return new ListField(
                list.name(),
                list.element(),
                list.meaning(),
                owner -> {
                    reads.incrementAndGet();
                    return list.read().apply(owner);
                },
                list.openEnded(),
                list.drift());
    }

    private Condition atLeast(int number) {
        return SharedFigures.in(new Comparison(
                new ListFigure(0, orders, new AllOf(List.of()), FigureFunction.COUNT, null, null),
                Comparator.AT_LEAST,
                new Operand.Literal(number, ValueType.INTEGER)));
    }

    private static Truth test(Condition condition, CustomerView view) {
        return condition.of(view, new Object[] {view});
    }

    @Test
    void severalConditionsComputeAFigureOnce() {
        CustomerView view = Samples.view("{'id':'c','orders':[{'id':'1','placedAt':'2026-03-01'}]}", "2026-03-15");
        CustomerView other = Samples.view("{'id':'d','orders':[]}", "2026-03-15");

        assertThat(test(atLeast(1), view)).isEqualTo(Truth.TRUE);
        assertThat(test(atLeast(2), view)).isEqualTo(Truth.FALSE);
        assertThat(reads).hasValue(1);
        assertThat(test(atLeast(1), other)).isEqualTo(Truth.FALSE);
        assertThat(reads).hasValue(2);
    }
}
