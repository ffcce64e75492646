package org.holdfast.ingestion.csv;

import java.util.List;
import org.holdfast.facts.Customer;

/**
 * Files that customers can be read from. What is wrong with them is told on the way, and only the row that is wrong is
 * left out.
 */
interface CustomerFiles {

    List<Customer> read();

    /** Whether a row of this customer had to be left out of a collection, so that it is not all there is. */
    boolean isIncomplete(String collection, String customer);
}
