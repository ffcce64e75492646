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

/** Finds the parameters of a {@link BgNbdModel} under which what was bought is most likely. */
public final class BgNbdFitter {

    /** Logarithms of parameters stay within; where one ends up here, the data do not say what it is. */
    private static final double BOUND = 9;

    private static final int MOST_EVALUATIONS = 2_000;
    private static final int RESTARTS = 5;
    /** Of the mean log-likelihood. */
    private static final double ROUGHLY = 1e-5;

    private static final double FINELY = 1e-8;
    private static final double SETTLED = 1e-7;
    private static final int LEAST_REPEATS = 20;
    /** Where nearly everybody is said to be alive and nearly sure, the model cannot tell who has left. */
    private static final double NOBODY_LEAVES = 0.99;

    private static final double NEAR = 0.05;
    /** Purchases a week and chance to leave after one, below which a model says nothing. */
    private static final double LEAST_RATE = 1e-4;

    private static final double LEAST_LEAVING = 0.002;
    private static final double[][] STARTS = {{0.25, 5, 0.8, 2.5}, {1, 5, 1, 1}, {2, 20, 0.3, 5}};

    private final int steps;
    private final boolean early;
    private final List<RecencyFrequency> patterns = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private int customers;
    private int mostRepeats;

    private BgNbdFitter(int steps, boolean early, List<RecencyFrequency> all) {
        this.steps = steps;
        this.early = early;
        Map<RecencyFrequency, Integer> grouped = new LinkedHashMap<>();
        all.forEach(each -> grouped.merge(each, 1, Integer::sum));
        grouped.forEach((pattern, count) -> {
            patterns.add(pattern);
            counts.add(count);
            customers += count;
            mostRepeats = Math.max(mostRepeats, pattern.repeats());
        });
    }

    /**
     * What came of it.
     *
     * @param model {@code null} when it is refused
     * @param logLikelihood of all patterns
     * @param refusal in plain words, or {@code null}
     */
    public record Result(
            @Nullable BgNbdModel model,
            double logLikelihood,
            @Nullable String refusal) {

        static Result refused(String why) {
            return new Result(null, Double.NEGATIVE_INFINITY, why);
        }
    }

    /** Refuses what cannot be used to say who has left. */
    public static Result fit(int steps, boolean early, List<RecencyFrequency> patterns) {
        return fit(steps, early, patterns, null);
    }

    /** @param near a model that should not be far, to start from; {@code null} to start from several points */
    public static Result fit(int steps, boolean early, List<RecencyFrequency> patterns, @Nullable BgNbdModel near) {
        long repeats = patterns.stream().mapToLong(RecencyFrequency::repeats).sum();
        if (repeats < LEAST_REPEATS) {
            return Result.refused("only " + repeats + " repeat purchases are known; it takes " + LEAST_REPEATS);
        }
        BgNbdFitter fit = new BgNbdFitter(steps, early, patterns);
        double[] found = fit.search(near);
        if (found == null) {
            return Result.refused("no parameters were found under which these purchases are likely");
        }
        BgNbdModel model = fit.model(found);
        String refusal = refusal(model, found, patterns);
        return refusal == null ? new Result(model, fit.logLikelihood(model), null) : Result.refused(refusal);
    }

    private static @Nullable String refusal(BgNbdModel model, double[] logs, List<RecencyFrequency> patterns) {
        double alive = patterns.stream().mapToDouble(model::alive).average().orElse(1);
        if (alive > NOBODY_LEAVES) {
            return "by it nearly every customer (" + Math.round(1000 * alive) / 10.0
                    + " %) is still one, so it cannot say who has left";
        }
        if (alive < 1 - NOBODY_LEAVES) {
            return "by it nearly every customer has left, so it cannot say who has not";
        }
        String[] names = {"r", "alpha", "a", "b"};
        for (int i = 0; i < logs.length; i++) {
            if (logs[i] < -BOUND + NEAR) {
                return "its parameter " + names[i] + " shrinks without end, so the purchases do not say what it is";
            }
        }
        // Both parameters of a pair may grow together: then customers hardly differ, and their mean is what counts.
        double weekly = model.r() / model.alpha();
        double leave = model.a() / (model.a() + model.b());
        if (weekly < LEAST_RATE || leave < LEAST_LEAVING || leave > 1 - LEAST_LEAVING) {
            return "its parameter " + (weekly < LEAST_RATE ? "alpha" : leave < LEAST_LEAVING ? "b" : "a")
                    + " grows without end, so the purchases do not say what it is";
        }
        return null;
    }

    /** From one or several starting points; the best is started again until it stays where it is. */
    private double @Nullable [] search(@Nullable BgNbdModel near) {
        PointValuePair best = null;
        for (double[] start :
                near == null ? STARTS : new double[][] {{near.r(), near.alpha() * near.steps(), near.a(), near.b()}}) {
            double[] logs = new double[start.length];
            for (int i = 0; i < start.length; i++) {
                logs[i] = Math.log(i == 1 ? start[i] / steps : start[i]);
            }
            PointValuePair found = climb(logs, ROUGHLY);
            best = found != null && (best == null || found.getValue() > best.getValue()) ? found : best;
        }
        for (int i = 0; best != null && i < RESTARTS; i++) {
            PointValuePair again = climb(best.getPoint(), FINELY);
            boolean settled = again == null || again.getValue() - best.getValue() < SETTLED;
            best = again != null && again.getValue() > best.getValue() ? again : best;
            if (settled) {
                break;
            }
        }
        return best == null || !Double.isFinite(best.getValue()) ? null : best.getPoint();
    }

    private @Nullable PointValuePair climb(double[] from, double precision) {
        try {
            return new SimplexOptimizer(new SimpleValueChecker(precision, precision / 100))
                    .optimize(
                            new MaxEval(MOST_EVALUATIONS),
                            new ObjectiveFunction(this::value),
                            GoalType.MAXIMIZE,
                            new InitialGuess(from),
                            new NelderMeadSimplex(from.length, 0.3));
        } catch (MathIllegalStateException e) {
            // It did not settle in time; another starting point may.
            return null;
        }
    }

    /** Mean log-likelihood of a customer; beyond the bounds it falls off, so that the search turns back. */
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
        BgNbdLikelihood likelihood = new BgNbdLikelihood(model, mostRepeats);
        double sum = 0;
        for (int i = 0; i < patterns.size(); i++) {
            sum += counts.get(i) * likelihood.log(patterns.get(i));
        }
        return sum;
    }
}
