/** Working days and public holidays of countries, and durations in everyday language. Start at {@link WorkingDays}. */
@NullMarked
package org.holdfast.loyalty.calendar;

import org.jspecify.annotations.NullMarked;
