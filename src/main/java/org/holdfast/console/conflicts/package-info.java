/**
 * The page for two people who have changed the same text. Start at
 * {@link org.holdfast.console.conflicts.ConflictController}.
 */
@NullMarked
package org.holdfast.console.conflicts;

import org.jspecify.annotations.NullMarked;
