/**
 * Makes the embedded database ready, for the account that runs the program and for nobody else. Start at
 * {@link org.holdfast.storage.EmbeddedDatabase}. What is kept in it, it does not know.
 */
@NullMarked
@Feature
package org.holdfast.storage;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
