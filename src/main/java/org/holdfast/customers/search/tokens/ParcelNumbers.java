package org.holdfast.customers.search.tokens;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.fulfilment.Parcel;

/** The numbers under which people ask for parcels: that of the shop and that of the carrier. */
public final class ParcelNumbers {

    private ParcelNumbers() {}

    public static List<String> of(Customer facts) {
        return facts.orders() == null
                ? List.of()
                : facts.orders().stream()
                        .map(Order::parcels)
                        .filter(Objects::nonNull)
                        .flatMap(List::stream)
                        .flatMap(ParcelNumbers::of)
                        .distinct()
                        .toList();
    }

    private static Stream<String> of(Parcel parcel) {
        return Stream.of(parcel.id(), parcel.trackingNumber()).filter(Objects::nonNull);
    }
}
