package org.holdfast.crm.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the rows of a query become: a collection that Holdfast knows, or a list that the rule book declares. */
public sealed interface MappedCollection permits FactCollection, MappedList {

    /** Returns the column with the id of the customer: {@code id} in customers, {@code customerId} elsewhere. */
    String owner();

    /** Returns the columns that only identify the owner of a row and are not facts. */
    Set<String> links();

    /** Returns the required columns. */
    List<String> required();

    /** Returns the column by which items are sorted, if there is one. */
    Optional<String> time();

    /** Returns the name in {@code sources}. */
    String source();

    /** Returns whether the rows are lines of other records, such as the orders. */
    default boolean isLines() {
        return false;
    }

    /** Returns whether amounts without a currency are in the default one. */
    default boolean takesDefaultCurrency() {
        return false;
    }

    /** Returns whether a customer can have several rows. */
    boolean isList();
}
