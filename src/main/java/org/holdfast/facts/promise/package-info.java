/** What the company has promised a customer. Start at {@link Promise}. */
@NullMarked
package org.holdfast.facts.promise;

import org.jspecify.annotations.NullMarked;
