/** Promises made to customers. Start at {@link Promise}. */
@NullMarked
package org.holdfast.facts.promise;

import org.jspecify.annotations.NullMarked;
