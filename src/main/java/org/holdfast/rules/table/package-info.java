/**
 * Decision tables: rows of values under header cells that are sentences. Drools' own table reader turns rows into rules; this package
 * hands it the cells and keeps the row numbers. Start at {@link org.holdfast.rules.table.TableReader}.
 */
@NullMarked
package org.holdfast.rules.table;

import org.jspecify.annotations.NullMarked;
