/**
 * Request parameters and headers that several controllers share: paging, times, customer ids, idempotency keys,
 * preconditions. Start at {@link PageLimit}.
 */
@NullMarked
package org.holdfast.api.web;

import org.jspecify.annotations.NullMarked;
