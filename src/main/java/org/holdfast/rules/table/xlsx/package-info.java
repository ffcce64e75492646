/** Reads the first visible sheet of an Excel workbook, within strict size limits. Start at {@link Workbook}. */
@NullMarked
package org.holdfast.rules.table.xlsx;

import org.jspecify.annotations.NullMarked;
