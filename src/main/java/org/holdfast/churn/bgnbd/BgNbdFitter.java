package org.holdfast.churn.bgnbd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.jspecify.annotations.Nullable;

/** Estimates the parameters of a {@link BgNbdModel} by maximum likelihood. */
public final class BgNbdFitter {

    /**
     * Bound on the absolute value of the logarithm of a parameter. A parameter that reaches it is not determined by the
     * data.
     */
    private static final double BOUND = 9;

    private static final int MAX_EVALUATIONS = 2_000;
    private static final int RESTARTS = 5;
    /** Tolerances of the mean log-likelihood. */
    private static final double COARSE = 1e-5;

    private static final double FINE = 1e-8;
    private static final double CONVERGED = 1e-7;
    private static final int MIN_REPEATS = 20;
    /** Mean probability of being a customer above which the model cannot identify customers who have left. */
    private static final double ALL_ALIVE = 0.99;

    private static final double NEAR = 0.05;
    /**
     * Minimum mean purchases per week and minimum mean probability of leaving after a purchase of a meaningful model.
     */
    private static final double MIN_RATE = 1e-4;

    private static final double MIN_LEAVING = 0.002;
    private static final double[][] STARTS = {{0.25, 5, 0.8, 2.5}, {1, 5, 1, 1}, {2, 20, 0.3, 5}};

    private final int steps;
    private final boolean early;
    private final List<RecencyFrequency> patterns = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private int customers;
    private int maxRepeats;

    private BgNbdFitter(int steps, boolean early, List<RecencyFrequency> all) {
        this.steps = steps;
        this.early = early;
        Map<RecencyFrequency, Integer> grouped = new LinkedHashMap<>();
        all.forEach(each -> grouped.merge(each, 1, Integer::sum));
        grouped.forEach((pattern, count) -> {
            patterns.add(pattern);
            counts.add(count);
            customers += count;
            maxRepeats = Math.max(maxRepeats, pattern.repeats());
        });
    }

    /**
     * The result of a fit.
     *
     * @param model {@code null} if it was rejected
     * @param logLikelihood log-likelihood of all patterns
     * @param refusal why it was rejected, in plain language; {@code null} if it was not
     */
    public record Result(
            @Nullable BgNbdModel model,
            double logLikelihood,
            @Nullable String refusal) {

        static Result refused(String why) {
            return new Result(null, Double.NEGATIVE_INFINITY, why);
        }
    }

    /** Fits a model from several starting points; a model that cannot identify customers who have left is rejected. */
    public static Result fit(int steps, boolean early, List<RecencyFrequency> patterns) {
        return fit(steps, early, patterns, null);
    }

    /**
     * Fits a model; one that cannot identify customers who have left is rejected.
     *
     * @param near starting point; {@code null} to use several standard ones
     */
    public static Result fit(int steps, boolean early, List<RecencyFrequency> patterns, @Nullable BgNbdModel near) {
        long repeats = patterns.stream().mapToLong(RecencyFrequency::repeats).sum();
        if (repeats < MIN_REPEATS) {
            return Result.refused(
                    "only " + repeats + " repeat purchases are known; at least " + MIN_REPEATS + " are required");
        }
        BgNbdFitter fit = new BgNbdFitter(steps, early, patterns);
        double[] found = fit.search(near);
        if (found == null) {
            return Result.refused("the optimisation of its parameters does not converge");
        }
        BgNbdModel model = fit.model(found);
        String refusal = refusal(model, found, patterns);
        return refusal == null ? new Result(model, fit.logLikelihood(model), null) : Result.refused(refusal);
    }

    private static @Nullable String refusal(BgNbdModel model, double[] logs, List<RecencyFrequency> patterns) {
        double alive = patterns.stream().mapToDouble(model::alive).average().orElse(1);
        if (alive > ALL_ALIVE) {
            return "according to it nearly all customers (" + Math.round(1000 * alive) / 10.0
                    + " %) are active, so it cannot identify those who have left";
        }
        if (alive < 1 - ALL_ALIVE) {
            return "according to it nearly all customers have left, so it cannot identify those who have not";
        }
        String[] names = {"r", "alpha", "a", "b"};
        for (int i = 0; i < logs.length; i++) {
            if (logs[i] < -BOUND + NEAR) {
                return "its parameter " + names[i] + " tends to zero, so the data does not determine it";
            }
        }
        // Both parameters of a pair may grow together: customers then hardly differ, and only the mean is relevant.
        double weekly = model.r() / model.alpha();
        double leave = model.a() / (model.a() + model.b());
        if (weekly < MIN_RATE) {
            return unbounded("alpha");
        }
        if (leave < MIN_LEAVING) {
            return unbounded("b");
        }
        return leave > 1 - MIN_LEAVING ? unbounded("a") : null;
    }

    private static String unbounded(String parameter) {
        return "its parameter " + parameter + " grows without bound, so the data does not determine it";
    }

    /**
     * Searches from one or several starting points; the best result is used as a new starting point until it no longer
     * improves.
     */
    private double @Nullable [] search(@Nullable BgNbdModel near) {
        PointValuePair best = null;
        for (double[] start :
                near == null ? STARTS : new double[][] {{near.r(), near.alpha() * near.steps(), near.a(), near.b()}}) {
            double[] logs = new double[start.length];
            for (int i = 0; i < start.length; i++) {
                logs[i] = Math.log(i == 1 ? start[i] / steps : start[i]);
            }
            PointValuePair found = climb(logs, COARSE);
            best = found != null && (best == null || found.getValue() > best.getValue()) ? found : best;
        }
        for (int i = 0; best != null && i < RESTARTS; i++) {
            PointValuePair again = climb(best.getPoint(), FINE);
            boolean converged = again == null || again.getValue() - best.getValue() < CONVERGED;
            best = again != null && again.getValue() > best.getValue() ? again : best;
            if (converged) {
                break;
            }
        }
        return best == null || !Double.isFinite(best.getValue()) ? null : best.getPoint();
    }

    private @Nullable PointValuePair climb(double[] from, double precision) {
        try {
            return new SimplexOptimizer(new SimpleValueChecker(precision, precision / 100))
                    .optimize(
                            new MaxEval(MAX_EVALUATIONS),
                            new ObjectiveFunction(this::value),
                            GoalType.MAXIMIZE,
                            new InitialGuess(from),
                            new NelderMeadSimplex(from.length, 0.3));
        } catch (MathIllegalStateException e) {
            // No convergence within the limit; another starting point may converge.
            return null;
        }
    }

    /** Returns the mean log-likelihood per customer. Beyond the bounds it decreases, so that the search turns back. */
    private double value(double[] logs) {
        double beyond = 0;
        double[] within = logs.clone();
        for (int i = 0; i < logs.length; i++) {
            within[i] = Math.max(-BOUND, Math.min(BOUND, logs[i]));
            beyond += Math.abs(logs[i] - within[i]);
        }
        double value = logLikelihood(model(within)) / customers - beyond;
        return Double.isNaN(value) ? -1e9 : value;
    }

    private BgNbdModel model(double[] logs) {
        return new BgNbdModel(steps, early, Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2]), Math.exp(logs[3]));
    }

    private double logLikelihood(BgNbdModel model) {
        BgNbdLikelihood likelihood = new BgNbdLikelihood(model, maxRepeats);
        double sum = 0;
        for (int i = 0; i < patterns.size(); i++) {
            sum += counts.get(i) * likelihood.log(patterns.get(i));
        }
        return sum;
    }
}
