package org.holdfast.facts.fulfilment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table of parcels, with one article of the parcel. A parcel with several articles has a row for each; what
 * the rows say of the parcel itself is the same, or is missing from some of them.
 *
 * @param sku an article of the parcel; {@code null} if its contents are unknown
 * @param quantity its quantity; 1 if it is not given
 */
public record ParcelRow(
        String id,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable DateOrInstant promisedFrom,
        @Nullable DateOrInstant promisedAt,
        @Nullable DateOrInstant shippedAt,
        @Nullable DateOrInstant attemptedAt,
        @Nullable DateOrInstant readyAt,
        @Nullable DateOrInstant pickupUntil,
        @Nullable DateOrInstant deliveredAt,
        @Nullable DateOrInstant lostAt,
        @Nullable DateOrInstant returnedAt,
        @Nullable String sku,
        @Nullable BigDecimal quantity) {

    public ParcelRow {
        FactConstraints.optionalId("sku", sku);
        FactConstraints.notNegative("quantity", quantity);
        new Parcel(
                id,
                carrier,
                trackingNumber,
                promisedFrom,
                promisedAt,
                shippedAt,
                attemptedAt,
                readyAt,
                pickupUntil,
                deliveredAt,
                lostAt,
                returnedAt,
                null);
    }

    /**
     * Returns the parcels of an order, in the order of their first rows.
     *
     * @throws InvalidInput if two rows say different things of one parcel
     */
    public static List<Parcel> combined(List<ParcelRow> rows) {
        Map<String, List<ParcelRow>> byId = new LinkedHashMap<>();
        rows.forEach(
                row -> byId.computeIfAbsent(row.id, id -> new ArrayList<>()).add(row));
        return byId.values().stream().map(ParcelRow::parcel).toList();
    }

    private static Parcel parcel(List<ParcelRow> rows) {
        List<ParcelLine> lines = rows.stream()
                .filter(row -> row.sku != null)
                .map(row -> new ParcelLine(
                        Objects.requireNonNull(row.sku), row.quantity == null ? BigDecimal.ONE : row.quantity))
                .toList();
        return new Parcel(
                rows.get(0).id,
                one(rows, "carrier", ParcelRow::carrier),
                one(rows, "trackingNumber", ParcelRow::trackingNumber),
                one(rows, "promisedFrom", ParcelRow::promisedFrom),
                one(rows, "promisedAt", ParcelRow::promisedAt),
                one(rows, "shippedAt", ParcelRow::shippedAt),
                one(rows, "attemptedAt", ParcelRow::attemptedAt),
                one(rows, "readyAt", ParcelRow::readyAt),
                one(rows, "pickupUntil", ParcelRow::pickupUntil),
                one(rows, "deliveredAt", ParcelRow::deliveredAt),
                one(rows, "lostAt", ParcelRow::lostAt),
                one(rows, "returnedAt", ParcelRow::returnedAt),
                lines.isEmpty() ? null : lines);
    }

    private static <T> @Nullable T one(List<ParcelRow> rows, String field, Function<ParcelRow, @Nullable T> value) {
        List<T> known =
                rows.stream().map(value).filter(Objects::nonNull).distinct().toList();
        if (known.size() > 1) {
            throw new InvalidInput(
                    field,
                    "is " + known.get(0) + " and " + known.get(1) + " in two rows of parcel \"" + rows.get(0).id
                            + "\"; the rows of a parcel differ only in sku and quantity");
        }
        return known.isEmpty() ? null : known.get(0);
    }
}
