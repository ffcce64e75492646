package org.holdfast.churn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.holdfast.churn.purchases.PurchaseHistory;

/**
 * Bases with a rhythm that real data here do not have, made up with a fixed seed; everybody is known with what they do
 * later as well.
 */
public final class MadeUpBase {

    /** The last day that is told. */
    private static final LocalDate END = LocalDate.parse("2027-12-31");

    private final Random random;
    private final List<PurchaseHistory> all = new ArrayList<>();

    private MadeUpBase(long seed) {
        this.random = new Random(seed);
    }

    /** Most give once a year, and most of what is given comes in November and December. */
    public static List<PurchaseHistory> donors(long seed, int customers, int firstYear) {
        MadeUpBase base = new MadeUpBase(seed);
        base.addDonors(customers, firstYear);
        return base.all;
    }

    /** The same number of donors and of customers who pay once a month until they leave. */
    public static List<PurchaseHistory> donorsAndSubscribers(long seed, int customers, int firstYear) {
        MadeUpBase base = new MadeUpBase(seed);
        base.addDonors(customers / 2, firstYear);
        base.addSubscribers(customers / 2, firstYear);
        return base.all;
    }

    public static List<PurchaseHistory> subscribers(long seed, int customers, int firstYear) {
        MadeUpBase base = new MadeUpBase(seed);
        base.addSubscribers(customers, firstYear);
        return base.all;
    }

    /** Once a year, each on a day of their own: insurance, inspections, anniversaries. */
    public static List<PurchaseHistory> yearlyWithoutSeason(long seed, int customers, int firstYear) {
        MadeUpBase base = new MadeUpBase(seed);
        for (int i = 0; i < customers; i++) {
            base.repeating(base.dayFrom(firstYear), 365, 25, 0.1 + 0.4 * base.random.nextDouble());
        }
        return base.all;
    }

    /** Several purchases each year, all of them before Christmas. */
    public static List<PurchaseHistory> christmasShoppers(long seed, int customers, int firstYear) {
        MadeUpBase base = new MadeUpBase(seed);
        for (int i = 0; i < customers; i++) {
            base.yearly(firstYear, 0.15 + 0.4 * base.random.nextDouble(), 0.1, 3, 0);
        }
        return base.all;
    }

    private void addDonors(int customers, int firstYear) {
        for (int i = 0; i < customers; i++) {
            // A few are firm, many give once or twice: the chance to leave differs from donor to donor.
            double leaves = Math.pow(random.nextDouble(), 1.5) * 0.8;
            yearly(firstYear, leaves, 0.2 * random.nextDouble(), 1, 0.15);
        }
    }

    /** @param elsewhere share of gifts that come at any time of the year */
    private void yearly(int firstYear, double leaves, double skips, int gifts, double elsewhere) {
        TreeMap<Integer, Float> days = new TreeMap<>();
        double usual = Math.exp(3 + 0.8 * random.nextGaussian());
        int start = firstYear + random.nextInt(END.getYear() - firstYear + 1);
        for (int year = start; year <= END.getYear(); year++) {
            if (year > start && random.nextDouble() < leaves) {
                break;
            }
            if (year > start && random.nextDouble() < skips) {
                continue;
            }
            for (int gift = 0; gift < gifts; gift++) {
                int day = random.nextDouble() < elsewhere ? 1 + random.nextInt(365) : 305 + random.nextInt(61);
                days.put((int) LocalDate.ofYearDay(year, day).toEpochDay(), (float)
                        (usual * (0.7 + 0.6 * random.nextDouble())));
            }
        }
        all.add(RealHistories.history(days));
    }

    private void addSubscribers(int customers, int firstYear) {
        for (int i = 0; i < customers; i++) {
            repeating(dayFrom(firstYear), 30.4, 1, 0.02 + 0.1 * random.nextDouble());
        }
    }

    private void repeating(int first, double gap, double spread, double leaves) {
        TreeMap<Integer, Float> days = new TreeMap<>();
        float price = 5 + random.nextInt(30);
        for (double at = first; at <= END.toEpochDay(); at += Math.max(1, gap + spread * random.nextGaussian())) {
            days.put((int) at, price);
            if (random.nextDouble() < leaves) {
                break;
            }
        }
        all.add(RealHistories.history(days));
    }

    private int dayFrom(int firstYear) {
        int first = (int) LocalDate.ofYearDay(firstYear, 1).toEpochDay();
        return first + random.nextInt((int) END.toEpochDay() - first);
    }
}
