/** What a card at the desk says of orders and parcels that have not arrived, and of returns. */
@NullMarked
package org.holdfast.desk.deliveries;

import org.jspecify.annotations.NullMarked;
