/**
 * Facts that a company declares in the file {@code facts.yaml} of its rule book, beyond those of the program:
 * attributes of customers and their records, and lists of its own. Start at {@link FactsSchema}. Values are kept as
 * they were sent ({@link Attributes}) and read by the schema of a rule book, so a value whose declared type has changed
 * is unknown until it fits again.
 */
@NullMarked
package org.holdfast.facts.declared;

import org.jspecify.annotations.NullMarked;
