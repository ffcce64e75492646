package org.holdfast.rules.condition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.figures.FigureCalculation;
import org.holdfast.rules.figures.FigureFunction;
import org.holdfast.rules.figures.FigureRange;
import org.holdfast.rules.figures.KnownRanges;
import org.holdfast.rules.figures.ShareCalculation;
import org.holdfast.rules.vocabulary.ListField;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * A figure over those items of a list that meet a condition: the total value of the late orders, or the percentage of
 * the orders that were late.
 *
 * @param place place of the thing that the list belongs to
 * @param measured the value of an item; {@code null} for counts and shares
 * @param part what the items have that are counted as a share; {@code null} for other figures
 * @param shared text by which a figure of the customer alone is kept once it is computed; {@code null} for others
 */
public record ListFigure(
        int place,
        ListField items,
        Condition filter,
        FigureFunction function,
        @Nullable Operand measured,
        @Nullable Condition part,
        @Nullable String shared)
        implements Operand.Figure {

    public ListFigure(
            int place,
            ListField items,
            Condition filter,
            FigureFunction function,
            @Nullable Operand measured,
            @Nullable Condition part) {
        this(place, items, filter, function, measured, part, null);
    }

    /** Returns this figure, to be computed once for a customer. */
    public ListFigure sharedAs(String text) {
        return new ListFigure(place, items, filter, function, measured, part, text);
    }

    @Override
    public FigureRange range(Object self, Object[] bound) {
        return shared == null
                ? computed(self, bound)
                : ((CustomerView) bound[0])
                        .cached(KnownRanges.class, view -> new KnownRanges())
                        .of(shared, () -> computed(self, bound));
    }

    private FigureRange computed(Object self, Object[] bound) {
        List<?> list = items.read().apply(place == SELF ? self : bound[place]);
        if (list == null) {
            return FigureRange.UNKNOWN;
        }
        FigureCalculation calculation = function.start(signed());
        boolean openEnded = false;
        for (int i = 0; i < list.size(); i++) {
            Object item = list.get(i);
            Truth counts = filter.of(item, bound);
            if (counts != Truth.FALSE && items.isOpenEnded(item)) {
                openEnded = true;
            } else if (counts != Truth.FALSE) {
                calculation.add(counts == Truth.TRUE, valueOf(item, bound));
            }
        }
        return openEnded ? function.withMore(calculation.range(), signed()) : calculation.range();
    }

    private @Nullable Object valueOf(Object item, Object[] bound) {
        if (part != null) {
            Truth truth = part.of(item, bound);
            return truth == Truth.UNKNOWN ? null : Boolean.valueOf(truth == Truth.TRUE);
        }
        return measured == null ? Integer.valueOf(1) : measured.value(item, bound);
    }

    /**
     * Returns the share nearest to the present one that meets a comparison and that so many items can have;
     * {@code null} if none does, or if it is not known how many items there are.
     */
    public @Nullable BigDecimal nearestShare(Comparator comparator, Object needed, Object self, Object[] bound) {
        ListFigure all = new ListFigure(place, items, filter, FigureFunction.COUNT, null, null);
        ListFigure parts = new ListFigure(
                place,
                items,
                new AllOf(List.of(filter, Objects.requireNonNull(part))),
                FigureFunction.COUNT,
                null,
                null);
        BigDecimal count = all.range(self, bound).exactly();
        BigDecimal low = parts.range(self, bound).low();
        if (count == null || low == null) {
            return null;
        }
        return ShareCalculation.nearest(
                low.intValue(),
                count.intValue(),
                share -> comparator.accepts(share.compareTo(new BigDecimal(needed.toString()))));
    }

    @Override
    public ValueType type() {
        if (function.isOfValues() && measured != null) {
            boolean rounded = function == FigureFunction.AVERAGE && measured.type() == ValueType.INTEGER;
            return rounded ? ValueType.DECIMAL : measured.type();
        }
        return function == FigureFunction.PERCENT ? ValueType.DECIMAL : ValueType.INTEGER;
    }

    /** Returns whether more items make the figure greater, unlike an average or an extreme. */
    public boolean grows() {
        return function.grows();
    }

    /** Days have no least value, like numbers that can be negative. */
    @Override
    public boolean signed() {
        return measured != null && function.isOfValues() && (measured.signed() || measured.type() == ValueType.DAY);
    }

    @Override
    public @Nullable Object value(Object self, Object[] bound) {
        Object value = Operand.Figure.super.value(self, bound);
        return function == FigureFunction.PERCENT && value instanceof BigDecimal percent
                ? percent.setScale(2, RoundingMode.HALF_UP)
                : value;
    }

    /** Returns the name in explanations, without the filter: {@code sum(value of orders)}. */
    public String name() {
        return function.symbol() + "(" + (measured == null ? "" : measured.text() + " of ") + items.name() + ")";
    }

    /** {@code sum(value of Order(late) from $customer.orders)}. */
    @Override
    public String text() {
        return function.symbol() + "(" + what() + items.element() + "(" + filter.text() + ") from "
                + (place <= 0 ? "$customer" : "$" + place) + "." + items.name() + ")";
    }

    private String what() {
        if (part != null) {
            return "(" + part.text() + ") of ";
        }
        return measured == null ? "" : measured.text() + " of ";
    }

    @Override
    public void collectPlaces(Set<Integer> places) {
        places.add(place);
        filter.collectPlaces(places);
        if (measured != null) {
            measured.collectPlaces(places);
        }
        if (part != null) {
            part.collectPlaces(places);
        }
    }
}
