/**
 * How bytes become text: encodings, typographic characters, and CSV as spreadsheets write it. Start at
 * {@link TextEncoding}.
 */
@NullMarked
package org.holdfast.diagnostics.text;

import org.jspecify.annotations.NullMarked;
