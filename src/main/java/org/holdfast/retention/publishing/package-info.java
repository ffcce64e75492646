/**
 * How a rule book becomes the live one: from the folder, from a draft, or back from an earlier publication. Start at
 * {@link org.holdfast.retention.publishing.Publishing}. Nothing goes live that has not passed every check.
 */
@NullMarked
package org.holdfast.retention.publishing;

import org.jspecify.annotations.NullMarked;
