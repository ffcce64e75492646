/**
 * Turns failures into {@code application/problem+json} (RFC 9457). Start at {@link ApiExceptionHandler}. Stack traces
 * and customer data never reach the caller.
 */
@NullMarked
package org.holdfast.api.problem;

import org.jspecify.annotations.NullMarked;
