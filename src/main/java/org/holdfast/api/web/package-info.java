/**
 * Request parameters and headers that several controllers share: paging, times, customer ids, idempotency keys,
 * preconditions. Start at {@link Page}.
 */
@NullMarked
package org.holdfast.api.web;

import org.jspecify.annotations.NullMarked;
