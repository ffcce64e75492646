/**
 * The embedded database, protected by a password of its own ({@link EmbeddedDatabase}), and database errors without the
 * data that drivers put into their messages ({@link DatabaseFailure}); lists of values in queries ({@link InList}).
 */
@NullMarked
@Feature
package org.holdfast.database;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
