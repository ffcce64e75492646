package org.holdfast.churn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.holdfast.churn.purchases.PurchaseHistory;
import org.holdfast.churn.purchases.PurchaseSample;

/** Purchases of real shops, as the fit command reads them. */
public final class RealHistories {

    private RealHistories() {}

    /** Reads the purchases of a music shop whose customers all first bought in the first quarter of 1997. */
    public static SortedMap<String, PurchaseHistory> cdnow(Path file) {
        return read(file, columns -> true, 1, 3);
    }

    /** Reads the purchases of a gift retailer; cancelled invoices are ignored. */
    public static SortedMap<String, PurchaseHistory> onlineRetail(Path file) {
        return read(file, columns -> columns[6].equals("0"), 2, 4);
    }

    /** Returns the purchases known at the end of a day. */
    public static PurchaseSample knownAt(LocalDate day, Iterable<PurchaseHistory> all) {
        PurchaseSample purchaseSample = new PurchaseSample();
        all.forEach(each -> {
            PurchaseHistory known = each.upTo((int) day.toEpochDay());
            if (!known.isEmpty()) {
                purchaseSample.add(known);
            }
        });
        return purchaseSample;
    }

    private static SortedMap<String, PurchaseHistory> read(
            Path file, Predicate<String[]> purchase, int date, int value) {
        SortedMap<String, TreeMap<Integer, Float>> days = new TreeMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.skip(1)
                    .map(line -> line.split(","))
                    .filter(purchase)
                    .forEach(columns -> days.computeIfAbsent(columns[0], id -> new TreeMap<>())
                            .merge(
                                    (int) LocalDate.parse(columns[date].substring(0, 10))
                                            .toEpochDay(),
                                    Float.parseFloat(columns[value]),
                                    Float::sum));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SortedMap<String, PurchaseHistory> result = new TreeMap<>();
        days.forEach((id, each) -> result.put(id, history(each)));
        return result;
    }

    static PurchaseHistory history(SortedMap<Integer, Float> spendByDay) {
        List<Float> spend = new ArrayList<>(spendByDay.values());
        float[] each = new float[spend.size()];
        for (int i = 0; i < each.length; i++) {
            each[i] = spend.get(i);
        }
        return PurchaseHistory.of(
                spendByDay.keySet().stream().mapToInt(Integer::intValue).toArray(), each);
    }
}
