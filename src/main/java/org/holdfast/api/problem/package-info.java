/**
 * Turns failures into {@code application/problem+json} (RFC 9457). Start at {@link ApiExceptionHandler}. No stack trace
 * and no data of a customer reaches the caller.
 */
@NullMarked
package org.holdfast.api.problem;

import org.jspecify.annotations.NullMarked;
