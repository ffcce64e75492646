/**
 * Decision tables: rows of values under header cells that are sentences, in Drools' layout. Every cell is read as it is meant or refused by
 * its name; books of release 0.1.0 are read with Drools' own table reader, as they were then. Start at
 * {@link org.holdfast.rules.table.TableReader}.
 */
@NullMarked
package org.holdfast.rules.table;

import org.jspecify.annotations.NullMarked;
