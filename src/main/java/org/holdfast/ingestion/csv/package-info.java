/**
 * Imports customers from CSV files. Start at {@link CsvImport}. All rows are validated before the first one is stored,
 * and rejected rows are reported with file, line and column.
 */
@NullMarked
package org.holdfast.ingestion.csv;

import org.jspecify.annotations.NullMarked;
