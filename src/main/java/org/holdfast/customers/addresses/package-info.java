/**
 * Which customers share an address, and what has been refused for it. Start at
 * {@link org.holdfast.customers.addresses.AddressIndex}. It stores no address, only keyed hashes.
 */
@NullMarked
package org.holdfast.customers.addresses;

import org.jspecify.annotations.NullMarked;
