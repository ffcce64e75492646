/**
 * Who stands at the HTTP door, and what they may call. Start at {@link org.holdfast.api.callers.CallerFilter}, which finds out who calls;
 * {@link org.holdfast.api.callers.Allowed} on each handler says who may. What says nothing about that may be called by nobody.
 */
@NullMarked
package org.holdfast.api.callers;

import org.jspecify.annotations.NullMarked;
