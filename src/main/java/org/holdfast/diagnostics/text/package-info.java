/**
 * Decoding and normalisation of text: encodings, typographic characters, and CSV as written by spreadsheets. Start at
 * {@link TextEncoding}.
 */
@NullMarked
package org.holdfast.diagnostics.text;

import org.jspecify.annotations.NullMarked;
