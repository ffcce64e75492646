/**
 * Refusals of contact that outlive the customer. Start at {@link SuppressionList}. It stores no address, only keyed
 * hashes.
 */
@NullMarked
package org.holdfast.customers.suppression;

import org.jspecify.annotations.NullMarked;
