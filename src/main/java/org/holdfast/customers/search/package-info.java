/**
 * Finds customers by what callers name: an id, a telephone number, an e-mail address, a name, the number of an order.
 * Start at {@link CustomerSearch}; the package {@code tokens} keeps what is looked up, in the transactions that store
 * facts. What is searched for is never logged.
 */
@NullMarked
package org.holdfast.customers.search;

import org.jspecify.annotations.NullMarked;
