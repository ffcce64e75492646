package org.holdfast.churn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.holdfast.churn.purchases.PurchaseHistory;

/**
 * Generated customer bases with rhythms that the available real data does not have, created with a fixed seed and
 * including the purchases after the day of the prediction.
 */
public final class GeneratedCustomers {

    /** Last day of the generated data. */
    private static final LocalDate END = LocalDate.parse("2027-12-31");

    private final Random random;
    private final List<PurchaseHistory> all = new ArrayList<>();

    private GeneratedCustomers(long seed) {
        this.random = new Random(seed);
    }

    /** Creates donors. Most donate once a year, mostly in November and December. */
    public static List<PurchaseHistory> donors(long seed, int customers, int firstYear) {
        GeneratedCustomers base = new GeneratedCustomers(seed);
        base.addDonors(customers, firstYear);
        return base.all;
    }

    /** Creates equal numbers of donors and of customers who pay monthly until they leave. */
    public static List<PurchaseHistory> donorsAndSubscribers(long seed, int customers, int firstYear) {
        GeneratedCustomers base = new GeneratedCustomers(seed);
        base.addDonors(customers / 2, firstYear);
        base.addSubscribers(customers / 2, firstYear);
        return base.all;
    }

    public static List<PurchaseHistory> subscribers(long seed, int customers, int firstYear) {
        GeneratedCustomers base = new GeneratedCustomers(seed);
        base.addSubscribers(customers, firstYear);
        return base.all;
    }

    /** Creates customers who buy once a year, each on a different date: insurance, inspections, anniversaries. */
    public static List<PurchaseHistory> yearlyWithoutSeason(long seed, int customers, int firstYear) {
        GeneratedCustomers base = new GeneratedCustomers(seed);
        for (int i = 0; i < customers; i++) {
            base.repeating(base.dayFrom(firstYear), 365, 25, 0.1 + 0.4 * base.random.nextDouble());
        }
        return base.all;
    }

    /** Creates customers who buy several times a year, always before Christmas. */
    public static List<PurchaseHistory> christmasShoppers(long seed, int customers, int firstYear) {
        GeneratedCustomers base = new GeneratedCustomers(seed);
        for (int i = 0; i < customers; i++) {
            base.yearly(firstYear, 0.15 + 0.4 * base.random.nextDouble(), 0.1, 3, 0);
        }
        return base.all;
    }

    private void addDonors(int customers, int firstYear) {
        for (int i = 0; i < customers; i++) {
            // A few are loyal, many donate once or twice: the probability of leaving differs between donors.
            double leaves = Math.pow(random.nextDouble(), 1.5) * 0.8;
            yearly(firstYear, leaves, 0.2 * random.nextDouble(), 1, 0.15);
        }
    }

    /** @param elsewhere proportion of donations outside the season */
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
