/**
 * A few hundred invented customers for the first day, so that there is something to decide. Start at
 * {@link org.holdfast.crm.demo.DemoCustomers}. Nobody in here is real.
 */
@NullMarked
package org.holdfast.crm.demo;

import org.jspecify.annotations.NullMarked;
