/**
 * Decision tables in Drools' layout, whose column headers are sentences. Start at {@link TableReader}. Every cell is
 * read as meant or rejected by name; rule books of 0.1.0 are read with Drools' own table reader, as they were then.
 */
@NullMarked
package org.holdfast.rules.table;

import org.jspecify.annotations.NullMarked;
