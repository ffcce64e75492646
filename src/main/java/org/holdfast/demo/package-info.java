/** A few hundred fictional customers for the first start. Start at {@link DemoCustomers}. */
@NullMarked
@Feature(uses = {"facts", "settings", "customers"})
package org.holdfast.demo;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
