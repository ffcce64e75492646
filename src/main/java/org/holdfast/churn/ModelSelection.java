package org.holdfast.churn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.holdfast.churn.purchases.PurchaseRhythm;
import org.holdfast.churn.purchases.PurchaseSample;
import org.holdfast.churn.regression.Calibration;
import org.jspecify.annotations.Nullable;

/**
 * Fits several models to the purchases of a company's own customers and selects one by its predictions for holdout
 * periods. These end on the last known day and are not seen by the models. Later data is never used.
 */
public final class ModelSelection {

    /** Default horizon, suitable for most shops; a customer base with a longer rhythm gets a longer one. */
    public static final int DEFAULT_DAYS = 90;

    public static final int MIN_DAYS = 7;
    public static final int MAX_DAYS = 730;
    private static final int MAX_WINDOWS = 3;

    private final PurchaseSample purchaseSample;
    private final int today;
    private final List<String> notes = new ArrayList<>();

    private ModelSelection(PurchaseSample purchaseSample, LocalDate asOf) {
        this.purchaseSample = purchaseSample;
        this.today = (int) asOf.toEpochDay();
    }

    /**
     * The result of the selection.
     *
     * @param model {@code null} if none is good enough
     */
    public record Found(FitReport report, @Nullable ChurnModel model) {}

    /** Selects a model with the horizon that suits the rhythm of the customer base. */
    public static Found search(PurchaseSample purchaseSample, LocalDate asOf) {
        return new ModelSelection(purchaseSample, asOf).search(null);
    }

    /**
     * Selects a model with the given horizon.
     *
     * @param purchaseSample without purchases after {@code asOf}
     * @param days horizon; shortened if the history is too short, with a warning if it does not suit the rhythm
     */
    public static Found search(PurchaseSample purchaseSample, LocalDate asOf, int days) {
        return new ModelSelection(purchaseSample, asOf).search(Integer.valueOf(days));
    }

    private Found search(@Nullable Integer asked) {
        if (purchaseSample.buyers() == 0) {
            return none(asked == null ? DEFAULT_DAYS : asked, List.of(), "No customer has bought anything yet.");
        }
        int firstDay = purchaseSample.firstDay();
        PurchaseRhythm purchaseRhythm = PurchaseRhythm.of(purchaseSample.sample(), firstDay, today);
        Horizon horizon = horizon(asked, purchaseRhythm, firstDay);
        notes.addAll(horizon.notes());
        if (horizon.refusal() != null) {
            return none(horizon.days(), List.of(), horizon.refusal());
        }
        if (purchaseSample.buyers() > PurchaseSample.MAX_SIZE) {
            notes.add("Of " + purchaseSample.buyers() + " customers who have ever bought, a random sample of "
                    + PurchaseSample.MAX_SIZE + " was used.");
        }
        Found found = search(horizon, firstDay);
        if (asked == null && purchaseRhythm.isLong() && !found.report().beatsBaseRate()) {
            return none(
                    horizon.days(),
                    found.report().tried(),
                    "The probabilities of the best model were no more accurate than the proportion of all customers "
                            + "who bought nothing. Where customers buy once a year, several years of data are"
                            + " required.");
        }
        Horizon usual = horizon(null, purchaseRhythm, firstDay);
        if (found.model() != null && usual.refusal() == null && usual.days() != horizon.days()) {
            compare(found.model(), horizon, usual, firstDay);
        }
        return found;
    }

    private Horizon horizon(@Nullable Integer asked, PurchaseRhythm purchaseRhythm, int firstDay) {
        return Horizon.of(asked, purchaseRhythm, today - firstDay + 1, LocalDate.ofEpochDay(today));
    }

    /** Adds a note if a requested horizon other than the usual one ranks customers worse. */
    private void compare(ChurnModel model, Horizon horizon, Horizon usual, int firstDay) {
        ChurnModel other = new ModelSelection(purchaseSample, LocalDate.ofEpochDay(today))
                .search(usual, firstDay)
                .model();
        String warning = other == null
                ? null
                : new RankAgreement(purchaseSample.sample(), firstDay, today).warning(model, horizon, other, usual);
        if (warning != null) {
            notes.add(warning);
        }
    }

    private Found search(Horizon horizon, int firstDay) {
        int days = horizon.days();
        ModelTrainer modelTrainer = new ModelTrainer(purchaseSample.sample(), firstDay, horizon);
        List<Integer> starts = starts(firstDay + days - 1, days);
        List<HoldoutWindow> windows = starts.stream()
                .map(day -> new HoldoutWindow(modelTrainer.snapshot(day), days))
                .toList();
        return windows.stream().allMatch(HoldoutWindow::hasBothOutcomes)
                ? choose(modelTrainer, starts, windows, days)
                : tooFew(modelTrainer, windows, starts, days);
    }

    /** Returns the days on which windows begin, latest first. */
    private List<Integer> starts(int firstCut, int days) {
        List<Integer> starts = new ArrayList<>();
        for (int at = today - days; at - days >= firstCut && starts.size() < MAX_WINDOWS; at -= days) {
            starts.add(at);
        }
        return starts;
    }

    private Found tooFew(ModelTrainer modelTrainer, List<HoldoutWindow> windows, List<Integer> starts, int days) {
        List<Integer> usable = starts.stream()
                .filter(day -> windows.get(starts.indexOf(day)).hasBothOutcomes())
                .toList();
        if (!usable.isEmpty()) {
            return choose(
                    modelTrainer,
                    usable,
                    windows.stream().filter(HoldoutWindow::hasBothOutcomes).toList(),
                    days);
        }
        HoldoutWindow latest = windows.get(0);
        int quiet = latest.silentCount();
        return none(
                days,
                List.of(),
                "Of " + latest.size() + " customers, " + (latest.size() - quiet) + " bought in the last " + days
                        + " days and " + quiet + " did not; at least " + HoldoutWindow.MIN_OF_EACH
                        + " of each are required to validate a model.");
    }

    private Found choose(ModelTrainer modelTrainer, List<Integer> starts, List<HoldoutWindow> windows, int days) {
        List<ModelEvaluation> evaluations = Arrays.stream(ModelKind.values())
                .map(kind -> ModelEvaluation.of(kind, modelTrainer, windows, starts))
                .toList();
        List<FitReport.Tried> tried =
                new ArrayList<>(evaluations.stream().map(ModelSelection::tried).toList());
        List<ModelEvaluation> left = new ArrayList<>(evaluations.stream()
                .filter(modelEvaluation -> !modelEvaluation.refused())
                .toList());
        while (!left.isEmpty()) {
            ModelEvaluation chosen = best(left);
            if (chosen.auc().value() - chosen.auc().standardError() <= 0.5) {
                return none(days, tried, "No model predicts better than chance who buys again.");
            }
            ModelTrainer.Trained trained = modelTrainer.train(chosen.kind(), today);
            if (trained.model() != null) {
                return found(chosen, trained.model(), left, tried, days);
            }
            tried.set(chosen.kind().ordinal(), rejected(tried.get(chosen.kind().ordinal()), trained.refusal()));
            left.remove(chosen);
        }
        return none(days, tried, "No model could be fitted.");
    }

    /** Returns, among the models within one standard error of the best, the one with the best probabilities. */
    private static ModelEvaluation best(List<ModelEvaluation> evaluations) {
        ModelEvaluation first = evaluations.stream()
                .max(Comparator.comparingDouble(ModelEvaluation::merit))
                .orElseThrow();
        return evaluations.stream()
                .filter(modelEvaluation -> modelEvaluation == first || modelEvaluation.isComparableTo(first))
                .min(Comparator.comparingDouble(
                        modelEvaluation -> modelEvaluation.all().logLoss()))
                .orElseThrow();
    }

    private Found found(
            ModelEvaluation chosen,
            ChurnModel model,
            List<ModelEvaluation> left,
            List<FitReport.Tried> tried,
            int days) {
        Calibration calibration = chosen.all().calibration();
        Predictions predictions = chosen.all().corrected(calibration);
        if (predictions.brier() >= predictions.baseBrier()) {
            notes.add("Its probabilities were inaccurate in the holdout period; "
                    + "the ranking of customers is useful, the numbers less so.");
        }
        FitReport.Quality quality = new FitReport.Quality(
                chosen.windows().size(),
                chosen.all().size(),
                chosen.auc(),
                chosen.regularsAuc(),
                predictions.brier(),
                predictions.baseBrier(),
                predictions.baseRate(),
                calibration != Calibration.NONE,
                predictions.bins());
        return new Found(
                report(days, tried, ModelEvaluation.name(model), because(chosen, left), quality),
                model.with(calibration));
    }

    private static String because(ModelEvaluation chosen, List<ModelEvaluation> left) {
        if (left.size() == 1) {
            return "It is the only model that could be fitted.";
        }
        ModelEvaluation first = left.stream()
                .max(Comparator.comparingDouble(ModelEvaluation::merit))
                .orElseThrow();
        if (first != chosen) {
            return "It predicted who would buy again as well as " + first.name()
                    + " (the difference is within one standard error), and its probabilities were more accurate.";
        }
        return left.stream().anyMatch(each -> each != chosen && each.isComparableTo(chosen))
                ? "It predicted best who would buy again, and its probabilities were the most accurate of the best"
                        + " models."
                : "It predicted best who would buy again.";
    }

    private static FitReport.Tried tried(ModelEvaluation modelEvaluation) {
        return modelEvaluation.refused()
                ? new FitReport.Tried(
                        modelEvaluation.name(),
                        modelEvaluation.kind().description(),
                        null,
                        null,
                        null,
                        null,
                        modelEvaluation.refusal())
                : new FitReport.Tried(
                        modelEvaluation.name(),
                        modelEvaluation.kind().description(),
                        modelEvaluation.auc(),
                        modelEvaluation.regularsAuc(),
                        modelEvaluation.all().brier(),
                        modelEvaluation.all().logLoss(),
                        null);
    }

    private static FitReport.Tried rejected(FitReport.Tried tried, @Nullable String why) {
        return new FitReport.Tried(
                tried.name(),
                tried.description(),
                tried.all(),
                tried.regulars(),
                tried.brier(),
                tried.logLoss(),
                "fitted to all data: " + Objects.requireNonNullElse(why, "it does not converge"));
    }

    private Found none(int days, List<FitReport.Tried> tried, String why) {
        return new Found(report(days, tried, null, why, null), null);
    }

    private FitReport report(
            int days,
            List<FitReport.Tried> tried,
            @Nullable String chosen,
            String because,
            FitReport.@Nullable Quality quality) {
        return new FitReport(
                LocalDate.ofEpochDay(today),
                days,
                purchaseSample.buyers(),
                purchaseSample.sample().size(),
                purchaseSample.purchases(),
                notes,
                tried,
                chosen,
                because,
                quality);
    }
}
