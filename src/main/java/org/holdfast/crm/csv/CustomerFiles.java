package org.holdfast.crm.csv;

import java.util.List;
import org.holdfast.facts.Customer;

/** Files that customers can be read from. What is wrong with them is told on the way; a customer with something wrong is left out. */
interface CustomerFiles {

    List<Customer> read();
}
