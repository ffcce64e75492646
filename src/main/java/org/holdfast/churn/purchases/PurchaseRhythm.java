package org.holdfast.churn.purchases;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often the customers of a base buy, and whether they do so in one part of the year only. A model that looks less
 * far ahead than the usual gap says who buys soon, not who leaves.
 *
 * @param gapDays three in four of those who came back usually do so within so many days; {@code null} when too few came
 *     back to say
 * @param seasonal whether what is bought in a year is bought in the same few months each year; {@code false} before a
 *     year is known
 */
public record PurchaseRhythm(@Nullable Integer gapDays, boolean seasonal) {

    public static final int YEAR = 365;
    /** Horizons that are chosen from; a year or a multiple of it holds every season as often as any other. */
    private static final List<Integer> HORIZONS = List.of(90, 180, YEAR, 2 * YEAR);

    private static final int LEAST_CUSTOMERS = 20;
    private static final double THREE_IN_FOUR = 0.75;
    /** Who comes every year comes a few weeks earlier or later. */
    private static final double TOLERANCE = 1.15;
    /**
     * Length of the mean of all purchases, drawn on a circle of one year: two months are about 0.95, an even year is 0.
     */
    private static final double ONE_SEASON = 0.6;
    /** A single year may also look like a season because the base is growing. */
    private static final double ONE_SEASON_IN_ONE_YEAR = 0.7;

    public static PurchaseRhythm of(List<PurchaseHistory> base, int firstDay, int today) {
        double[] gaps = base.stream()
                .filter(each -> each.size() > 1)
                .mapToDouble(PurchaseRhythm::usualGap)
                .sorted()
                .toArray();
        Integer gap = gaps.length < LEAST_CUSTOMERS
                ? null
                : (int) Math.round(gaps[(int) (THREE_IN_FOUR * (gaps.length - 1))]);
        return new PurchaseRhythm(gap, isSeasonal(base, (today - firstDay + 1) / YEAR, today));
    }

    /** The shortest of the usual horizons in which somebody who stays is to be expected once. */
    public int horizon() {
        return HORIZONS.stream().filter(this::isCoveredBy).findFirst().orElse(HORIZONS.get(HORIZONS.size() - 1));
    }

    /**
     * That one and those that may stand in for it, the longest first; for a year only a year, because the rest may lie
     * out of season.
     */
    public List<Integer> horizons() {
        int best = horizon();
        return HORIZONS.stream()
                .filter(each -> each <= best && (best < YEAR || each >= YEAR))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** Whether somebody who stays is to be expected once in so many days. */
    public boolean isCoveredBy(int days) {
        return seasonal ? days >= YEAR : gapDays == null || days * TOLERANCE >= gapDays;
    }

    /** Whether it would be expected in twice as many: less says nothing of who leaves. */
    public boolean isHalfCoveredBy(int days) {
        return isLong() ? days >= YEAR : isCoveredBy(2 * days);
    }

    /** Whether somebody who stays need not be seen for a year. */
    public boolean isLong() {
        return horizon() >= YEAR;
    }

    /** In words, as the beginning of a sentence. */
    public String described() {
        return seasonal
                ? "Customers here buy in the same part of each year"
                : "Three in four of those who buy again do so within " + gapDays + " days";
    }

    private static double usualGap(PurchaseHistory history) {
        int[] gaps = new int[history.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = history.day(i + 1) - history.day(i);
        }
        Arrays.sort(gaps);
        return (gaps[gaps.length / 2] + gaps[(gaps.length - 1) / 2]) / 2.0;
    }

    /** Each of the last whole years must have its season, and all of them the same one. */
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
            // How far the purchases of this year point where those of all years point.
            double along = (east[year] * sumEast + north[year] * sumNorth) / length;
            if (!(along >= least * purchases[year] && purchases[year] > 0)) {
                return false;
            }
        }
        return true;
    }
}
