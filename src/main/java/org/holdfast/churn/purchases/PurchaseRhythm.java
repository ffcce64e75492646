package org.holdfast.churn.purchases;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often the customers of a base buy, and whether they do so in one season only. A model with a horizon shorter than
 * the usual gap predicts who buys soon, not who leaves.
 *
 * @param gapDays 75th percentile of the usual gaps of returning customers, in days; {@code null} if too few returned
 * @param seasonal whether purchases fall into the same few months each year; {@code false} before a full year is known
 */
public record PurchaseRhythm(@Nullable Integer gapDays, boolean seasonal) {

    public static final int YEAR = 365;
    /** Horizons to choose from; multiples of a year contain all seasons equally often. */
    private static final List<Integer> HORIZONS = List.of(90, 180, YEAR, 2 * YEAR);

    private static final int MIN_CUSTOMERS = 20;
    private static final double UPPER_QUARTILE = 0.75;
    /** Yearly customers may return a few weeks early or late. */
    private static final double TOLERANCE = 1.15;
    /**
     * Minimum length of the mean of all purchase dates as unit vectors on a circle of one year. Purchases spread over
     * two months have about 0.95, evenly spread ones 0.
     */
    private static final double ONE_SEASON = 0.6;
    /** Within a single year, growth of the customer base may also look like a season. */
    private static final double ONE_SEASON_IN_ONE_YEAR = 0.7;

    /** Determines the rhythm of a customer base. */
    public static PurchaseRhythm of(List<PurchaseHistory> base, int firstDay, int today) {
        double[] gaps = base.stream()
                .filter(each -> each.size() > 1)
                .mapToDouble(PurchaseRhythm::usualGap)
                .sorted()
                .toArray();
        Integer gap =
                gaps.length < MIN_CUSTOMERS ? null : (int) Math.round(gaps[(int) (UPPER_QUARTILE * (gaps.length - 1))]);
        return new PurchaseRhythm(gap, isSeasonal(base, (today - firstDay + 1) / YEAR, today));
    }

    /** Returns the shortest of the usual horizons in which an active customer is expected to buy once. */
    public int horizon() {
        return HORIZONS.stream().filter(this::isCoveredBy).findFirst().orElse(HORIZONS.get(HORIZONS.size() - 1));
    }

    /**
     * Returns that horizon and shorter ones that may replace it, longest first. A year is only replaced by a multiple
     * of a year, because other horizons may be out of season.
     */
    public List<Integer> horizons() {
        int best = horizon();
        return HORIZONS.stream()
                .filter(each -> each <= best && (best < YEAR || each >= YEAR))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** Returns whether an active customer is expected to buy once within the given number of days. */
    public boolean isCoveredBy(int days) {
        return seasonal ? days >= YEAR : gapDays == null || days * TOLERANCE >= gapDays;
    }

    /**
     * Returns whether a purchase would be expected in twice as many days; a shorter horizon does not show who leaves.
     */
    public boolean isHalfCoveredBy(int days) {
        return isLong() ? days >= YEAR : isCoveredBy(2 * days);
    }

    /** Returns whether an active customer may not buy for a year. */
    public boolean isLong() {
        return horizon() >= YEAR;
    }

    /** Returns a description for the beginning of a sentence. */
    public String described() {
        return seasonal
                ? "Customers buy in the same season each year"
                : "Three quarters of returning customers buy again within " + gapDays + " days";
    }

    private static double usualGap(PurchaseHistory history) {
        int[] gaps = new int[history.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = history.day(i + 1) - history.day(i);
        }
        Arrays.sort(gaps);
        return (gaps[gaps.length / 2] + gaps[(gaps.length - 1) / 2]) / 2.0;
    }

    /** Each of the last full years must have a season, and all of them the same one. */
    private static boolean isSeasonal(List<PurchaseHistory> base, int years, int today) {
        if (years < 1) {
            return false;
        }
        double least = years == 1 ? ONE_SEASON_IN_ONE_YEAR : ONE_SEASON;
        double[] east = new double[years];
        double[] north = new double[years];
        int[] purchases = new int[years];
        for (PurchaseHistory each : base) {
            for (int i = each.size() - 1; i >= 0 && (today - each.day(i)) / YEAR < years; i--) {
                int year = (today - each.day(i)) / YEAR;
                double angle = 2 * Math.PI * (each.day(i) % 365.25) / 365.25;
                east[year] += Math.cos(angle);
                north[year] += Math.sin(angle);
                purchases[year]++;
            }
        }
        double sumEast = Arrays.stream(east).sum();
        double sumNorth = Arrays.stream(north).sum();
        double length = Math.hypot(sumEast, sumNorth);
        for (int year = 0; year < years; year++) {
            // Length of the year's mean vector in the direction of the overall mean.
            double along = (east[year] * sumEast + north[year] * sumNorth) / length;
            if (!(along >= least * purchases[year] && purchases[year] > 0)) {
                return false;
            }
        }
        return true;
    }
}
