/**
 * What happened to a customer on our side, event by event, the latest first. Start at
 * {@link org.holdfast.history.timeline.CustomerEvents}.
 */
@NullMarked
package org.holdfast.history.timeline;

import org.jspecify.annotations.NullMarked;
