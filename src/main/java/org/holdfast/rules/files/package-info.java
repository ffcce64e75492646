/**
 * The files of a rule book as text: what is in the folder, what changed, and where each line came from. Start at
 * {@link BookSource}. It does not know what the text means.
 */
@NullMarked
package org.holdfast.rules.files;

import org.jspecify.annotations.NullMarked;
