/**
 * Facts over HTTP: reading and writing customers, events, programmes, promises, incidents and the history of one
 * customer. Start at {@link CustomerController}.
 */
@NullMarked
package org.holdfast.api.customers;

import org.jspecify.annotations.NullMarked;
