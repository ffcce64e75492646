package org.holdfast.rules.figures;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The figures of one customer that were computed before, by their texts. Not thread-safe, like the customer's view. */
public final class KnownRanges {

    private final Map<String, FigureRange> ranges = new HashMap<>();

    /** Returns a figure; it is computed on first use. */
    public FigureRange of(String text, Supplier<FigureRange> figure) {
        FigureRange known = ranges.get(text);
        if (known == null) {
            known = figure.get();
            ranges.put(text, known);
        }
        return known;
    }
}
