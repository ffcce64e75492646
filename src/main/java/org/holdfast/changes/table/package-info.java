/**
 * Decision tables compared as grids: columns by their sentences, rows by their rules. Start at {@link TableComparison}.
 */
@NullMarked
package org.holdfast.changes.table;

import org.jspecify.annotations.NullMarked;
