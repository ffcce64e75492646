/**
 * Reads the text of CSV files as people write it: unclosed quotation marks, names of columns and numbers in other
 * notations. Start at {@link ColumnSuggestions}.
 */
@NullMarked
package org.holdfast.ingestion.csv.text;

import org.jspecify.annotations.NullMarked;
