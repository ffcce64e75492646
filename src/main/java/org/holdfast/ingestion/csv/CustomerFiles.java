package org.holdfast.ingestion.csv;

import java.util.List;
import org.holdfast.facts.Customer;

/** Reads customers from files. Problems are reported while reading, and only the rows concerned are left out. */
interface CustomerFiles {

    List<Customer> read();

    /** Returns whether a collection of a customer is incomplete because a row was left out. */
    boolean isIncomplete(String collection, String customer);
}
