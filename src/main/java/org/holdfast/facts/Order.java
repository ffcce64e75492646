package org.holdfast.facts;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.fulfilment.OrderState;
import org.holdfast.facts.fulfilment.Parcel;
import org.holdfast.facts.fulfilment.ParcelLine;
import org.holdfast.facts.goods.OrderAmounts;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.PromisedSpan;
import org.holdfast.facts.validation.SimilarNames;
import org.jspecify.annotations.Nullable;

/**
 * One order, from placement to delivery or cancellation.
 *
 * @param source name of the shop or system that numbers the order; {@code null} if none is known
 * @param value amount the customer paid or will pay, in {@code currency}
 * @param goods price of the goods after discounts, including tax, in {@code currency}
 * @param shipping price of the delivery and other charges, including tax
 * @param tax tax included in goods and shipping
 * @param paidWithPoints part of goods and shipping that was paid with points
 * @param state what it waits for; {@code null} if the CRM does not provide it
 * @param promisedFrom first day or moment of a promised span; {@code null} unless a span was promised
 * @param promisedAt delivery time first promised, the last day or moment of a span; a later, worse promise does not
 *     replace it
 * @param wishedAt the later delivery time that the customer asked for
 * @param waitedUntil when it ceased to wait, because it was paid or released
 * @param promisedDiscount discount promised, in {@code currency}
 * @param appliedDiscount discount actually granted, in {@code currency}
 * @param lines items ordered; {@code null} if the CRM does not provide them
 * @param parcels its parcels; {@code null} if the CRM does not provide them
 * @param attributes declared facts
 */
public record Order(
        String id,
        @Nullable String source,
        DateOrInstant placedAt,
        @Nullable BigDecimal value,
        @Nullable String currency,
        @Nullable BigDecimal goods,
        @Nullable BigDecimal shipping,
        @Nullable BigDecimal tax,
        @Nullable BigDecimal paidWithPoints,
        @Nullable OrderState state,
        @Nullable DateOrInstant promisedFrom,
        @Nullable DateOrInstant promisedAt,
        @Nullable DateOrInstant wishedAt,
        @Nullable DateOrInstant waitedUntil,
        @Nullable DateOrInstant shippedAt,
        @Nullable DateOrInstant deliveredAt,
        @Nullable DateOrInstant cancelledAt,
        @Nullable BigDecimal promisedDiscount,
        @Nullable BigDecimal appliedDiscount,
        @Nullable List<OrderLine> lines,
        @Nullable List<Parcel> parcels,
        @Nullable Attributes attributes)
        implements SourcedRecord {

    /** Maximum number of parcels of an order. */
    public static final int MAX_PARCELS = 200;

    public Order {
        FactConstraints.id("id", id);
        SourcedRecord.checkedSource(source);
        FactConstraints.known("placedAt", placedAt, "a date or an instant");
        value = FactConstraints.notNegative("value", value);
        currency = FactConstraints.currency("currency", currency);
        goods = FactConstraints.notNegative("goods", goods);
        shipping = FactConstraints.notNegative("shipping", shipping);
        tax = FactConstraints.notNegative("tax", tax);
        paidWithPoints = FactConstraints.notNegative("paidWithPoints", paidWithPoints);
        new OrderAmounts(value, goods, shipping, tax, paidWithPoints).check(currency);
        PromisedSpan span = PromisedSpan.of(promisedFrom, promisedAt);
        promisedFrom = span.from();
        promisedAt = span.until();
        promisedDiscount = FactConstraints.notNegative("promisedDiscount", promisedDiscount);
        appliedDiscount = FactConstraints.notNegative("appliedDiscount", appliedDiscount);
        lines = FactConstraints.list("lines", lines);
        parcels = parcels == null ? null : parcels(parcels, lines);
    }

    /** Creates an order without a source, a state, parcels and declared facts. */
    public Order(
            String id,
            DateOrInstant placedAt,
            @Nullable BigDecimal value,
            @Nullable String currency,
            @Nullable DateOrInstant promisedAt,
            @Nullable DateOrInstant shippedAt,
            @Nullable DateOrInstant deliveredAt,
            @Nullable DateOrInstant cancelledAt,
            @Nullable BigDecimal promisedDiscount,
            @Nullable BigDecimal appliedDiscount,
            @Nullable List<OrderLine> lines) {
        this(
                id,
                null,
                placedAt,
                value,
                currency,
                null,
                null,
                null,
                null,
                null,
                null,
                promisedAt,
                null,
                null,
                shippedAt,
                deliveredAt,
                cancelledAt,
                promisedDiscount,
                appliedDiscount,
                lines,
                null,
                null);
    }

    private static List<Parcel> parcels(List<Parcel> parcels, @Nullable List<OrderLine> lines) {
        List<Parcel> checked = FactConstraints.known("parcels", FactConstraints.list("parcels", parcels), "a list");
        if (checked.size() > MAX_PARCELS) {
            throw new InvalidInput(
                    "parcels", "has " + checked.size() + " items; at most " + MAX_PARCELS + " are accepted");
        }
        Set<String> ids = new HashSet<>();
        Set<String> articles =
                lines == null ? Set.of() : lines.stream().map(OrderLine::sku).collect(Collectors.toSet());
        for (int i = 0; i < checked.size(); i++) {
            Parcel parcel = checked.get(i);
            if (!ids.add(parcel.id())) {
                throw new InvalidInput("parcels[" + i + "].id", "\"" + parcel.id() + "\" appears twice in this order");
            }
            checkArticles("parcels[" + i + "].", parcel, lines == null ? null : articles);
        }
        return checked;
    }

    /** @param articles the articles of the order; {@code null} if they are unknown */
    private static void checkArticles(String path, Parcel parcel, @Nullable Set<String> articles) {
        List<ParcelLine> contents = parcel.lines();
        for (int i = 0; articles != null && contents != null && i < contents.size(); i++) {
            String sku = contents.get(i).sku();
            if (!articles.contains(sku)) {
                throw new InvalidInput(
                        path + "lines[" + i + "].sku",
                        "\"" + sku + "\" is not an article of this order" + SimilarNames.hint(sku, articles));
            }
        }
    }

    /** Returns what the value consists of. */
    public OrderAmounts amounts() {
        return new OrderAmounts(value, goods, shipping, tax, paidWithPoints);
    }

    /** Returns a copy with other lines; {@code null} makes them unknown. */
    public Order with(@Nullable List<OrderLine> others) {
        return with(others, parcels);
    }

    /** Returns a copy with other parcels; {@code null} makes them unknown. */
    public Order withParcels(@Nullable List<Parcel> others) {
        return with(lines, others);
    }

    private Order with(@Nullable List<OrderLine> otherLines, @Nullable List<Parcel> otherParcels) {
        return new Order(
                id,
                source,
                placedAt,
                value,
                currency,
                goods,
                shipping,
                tax,
                paidWithPoints,
                state,
                promisedFrom,
                promisedAt,
                wishedAt,
                waitedUntil,
                shippedAt,
                deliveredAt,
                cancelledAt,
                promisedDiscount,
                appliedDiscount,
                otherLines,
                otherParcels,
                attributes);
    }
}
