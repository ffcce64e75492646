/**
 * What was said and promised to a customer, and what went wrong. Start at
 * {@link org.holdfast.desk.timeline.CustomerTimeline}.
 */
@NullMarked
package org.holdfast.desk.timeline;

import org.jspecify.annotations.NullMarked;
