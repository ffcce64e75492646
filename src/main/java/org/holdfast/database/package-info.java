/**
 * The store of Holdfast itself: the embedded database, which opens for the program alone
 * ({@link org.holdfast.database.EmbeddedDatabase}), and what a store says when something goes wrong
 * ({@link org.holdfast.database.DatabaseFailure}), without the data that a database puts into its messages.
 */
@Feature
@NullMarked
package org.holdfast.database;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
