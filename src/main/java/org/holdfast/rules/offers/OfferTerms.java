package org.holdfast.rules.offers;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an action says about other actions, and how often it may be used.
 *
 * @param group group of which a customer gets one action; {@code null} if none
 * @param notWith actions and groups with which it is not combined
 * @param perCustomer how often a customer may get it; {@code null} for no limit
 * @param firstCustomers number of customers who can get it; {@code null} for no limit
 */
public record OfferTerms(
        @Nullable OfferGroup group,
        List<Exclusion> notWith,
        @Nullable UseLimit perCustomer,
        @Nullable Integer firstCustomers) {

    /** The terms of an action that can be combined and used without limit. */
    public static final OfferTerms NONE = new OfferTerms(null, List.of(), null, null);

    public OfferTerms {
        notWith = List.copyOf(notWith);
    }

    /** Returns whether it belongs to a group. */
    public boolean isIn(String name) {
        return group != null && group.name().equals(name);
    }

    /** Returns the names by which others can exclude an action with these terms. */
    public Stream<String> names(String action) {
        return Stream.of(action, group == null ? null : group.name()).filter(Objects::nonNull);
    }

    /** Returns whether earlier uses matter, however long ago they were. */
    public boolean countsForever() {
        return perCustomer != null && perCustomer.window().isForever();
    }

    /** Returns for how many days earlier actions can matter; 0 if none does, or if all do forever. */
    public int days() {
        int use = perCustomer == null ? 0 : perCustomer.window().longestDays();
        return Math.max(
                use,
                notWith.stream()
                        .map(Exclusion::withinDays)
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0));
    }
}
