/** What a customer subscribes to and pays for. Start at {@link Subscription} and {@link Payment}. */
@NullMarked
package org.holdfast.facts.billing;

import org.jspecify.annotations.NullMarked;
