/**
 * Customers from CSV files. Start at {@link org.holdfast.crm.csv.CsvImport}. Every row is checked before the first one is stored, and a
 * bad one is named by file, line and column.
 */
@NullMarked
package org.holdfast.crm.csv;

import org.jspecify.annotations.NullMarked;
