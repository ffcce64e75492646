/**
 * Customers from CSV files. Start at {@link CsvImport}. Every row is checked before the first one is stored, and a
 * rejected one is reported with file, line and column.
 */
@NullMarked
package org.holdfast.ingestion.csv;

import org.jspecify.annotations.NullMarked;
