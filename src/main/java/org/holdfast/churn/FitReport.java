package org.holdfast.churn;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a search for a model: which were tried, how well each predicted a time it had not seen, which was
 * chosen, and why.
 *
 * @param asOf the last day that was known
 * @param days how far ahead the chosen model looks
 * @param buyers customers who ever bought
 * @param learntFrom how many of them were looked at
 * @param purchases days with purchases of all buyers
 * @param notes what the reader should know, such as a horizon that had to be shortened
 * @param tried all kinds, the simplest first; empty when there was too little to try any
 * @param chosen {@code null} when no model is good enough
 * @param because why it was chosen, or why none was
 * @param quality of the chosen one, out of time
 */
public record FitReport(
        LocalDate asOf,
        int days,
        long buyers,
        int learntFrom,
        long purchases,
        List<String> notes,
        List<Tried> tried,
        @Nullable String chosen,
        String because,
        @Nullable Quality quality) {

    /** Customers with so many purchase days count as regulars. */
    public static final int REGULAR = HoldoutWindow.REGULAR;

    /**
     * Whether probabilities fitted better than knowing nothing of customers but how many buy nothing; true where none
     * were said.
     */
    boolean comesTrue() {
        return quality == null || quality.brier() < quality.baseBrier();
    }

    /**
     * One model.
     *
     * @param all over all customers; {@code null} when it was refused
     * @param regulars over customers with {@value HoldoutWindow#REGULAR} purchase days or more; {@code null} when they
     *     are too few
     * @param brier mean square error of the probabilities; 0 is best
     * @param logLoss mean surprise; 0 is best
     * @param refusal why it cannot be used, or {@code null}
     */
    public record Tried(
            String name,
            String description,
            @Nullable RocAuc all,
            @Nullable RocAuc regulars,
            @Nullable Double brier,
            @Nullable Double logLoss,
            @Nullable String refusal) {}

    /**
     * How good the chosen model was in times it had not seen, each as long as the horizon.
     *
     * @param windows how many such times
     * @param cases customers in them
     * @param baseRate share of them who bought nothing
     * @param baseBrier Brier score of the base rate alone; a model that is not below it knows nothing of customers
     * @param corrected whether probabilities were put right by what came out
     * @param bins said and come true
     */
    public record Quality(
            int windows,
            int cases,
            RocAuc all,
            @Nullable RocAuc regulars,
            double brier,
            double baseBrier,
            double baseRate,
            boolean corrected,
            List<Bin> bins) {}

    /**
     * Customers of like probability.
     *
     * @param said mean probability to buy nothing
     * @param cameTrue share who bought nothing
     */
    public record Bin(int customers, double said, double cameTrue) {}
}
