/** A few hundred fictional customers for the first start. Start at {@link DemoCustomers}. No real person is in here. */
@NullMarked
@Feature(uses = {"facts", "settings", "customers"})
package org.holdfast.demo;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
