/**
 * Texts that two people have changed at once, and what is taken of both. Start at
 * {@link org.holdfast.drafts.conflicts.TextConflicts}.
 */
@NullMarked
package org.holdfast.drafts.conflicts;

import org.jspecify.annotations.NullMarked;
