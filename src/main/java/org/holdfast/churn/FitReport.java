package org.holdfast.churn;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of model selection: the candidates, their quality on data they had not seen, the model chosen, and the
 * reason.
 *
 * @param asOf last day of the data used
 * @param days horizon of the chosen model
 * @param buyers number of customers who have ever bought
 * @param learntFrom number of customers in the sample
 * @param purchases number of purchase days of all buyers
 * @param notes remarks for the reader, such as a shortened horizon
 * @param tried all candidates, simplest first; empty if there was too little data to try any
 * @param chosen {@code null} if no model is good enough
 * @param because why the model was chosen, or why none was
 * @param quality quality of the chosen model on data it had not seen
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

    /** Number of purchase days from which a customer is considered a regular. */
    public static final int REGULAR = HoldoutWindow.REGULAR;

    /** Returns whether the probabilities were better than the base rate alone; {@code true} if there were none. */
    boolean beatsBaseRate() {
        return quality == null || quality.brier() < quality.baseBrier();
    }

    /**
     * A candidate model.
     *
     * @param all AUC over all customers; {@code null} if the model was rejected
     * @param regulars AUC over customers with at least {@value HoldoutWindow#REGULAR} purchase days; {@code null} if
     *     there are too few
     * @param brier mean squared error of the probabilities; 0 is best
     * @param logLoss mean negative log-likelihood; 0 is best
     * @param refusal why it cannot be used; {@code null} if it can
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
     * The quality of the chosen model in periods it had not seen, each as long as the horizon.
     *
     * @param windows number of periods
     * @param cases number of customers in them
     * @param baseRate proportion of them who bought nothing
     * @param baseBrier Brier score of the base rate alone; a useful model is below it
     * @param corrected whether probabilities were calibrated by the outcomes
     * @param bins predicted and actual proportions
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
     * Customers with similar probabilities.
     *
     * @param said mean predicted probability of buying nothing
     * @param cameTrue actual proportion who bought nothing
     */
    public record Bin(int customers, double said, double cameTrue) {}
}
