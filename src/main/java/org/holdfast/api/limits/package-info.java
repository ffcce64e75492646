/**
 * Checks that every request passes first: a well-formed target, and a body that arrives in time and leaves room for
 * other requests. Start at {@link RequestGuard}. It knows nothing about callers or endpoints.
 */
@NullMarked
package org.holdfast.api.limits;

import org.jspecify.annotations.NullMarked;
