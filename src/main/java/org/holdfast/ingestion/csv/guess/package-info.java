/**
 * Proposes a mapping for CSV files: the columns of exports that are known, and those whose names say what they are.
 * Start at {@link MappingGuess}. A proposal is shown to people and never used unseen.
 */
@NullMarked
package org.holdfast.ingestion.csv.guess;

import org.jspecify.annotations.NullMarked;
