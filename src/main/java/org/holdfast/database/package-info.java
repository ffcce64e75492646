/**
 * What the store of Holdfast itself says when something goes wrong. Start at {@link org.holdfast.database.DatabaseFailure}. It never tells the
 * data that a database puts into its messages.
 */
@Feature
@NullMarked
package org.holdfast.database;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
