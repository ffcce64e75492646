/**
 * Facts in, event by event: CloudEvents are read, kept apart from those that came before, and laid over the facts of their customer, so that
 * any order of arrival ends in the same facts. Start at {@link org.holdfast.crm.events.TakingEvents}. Nothing here decides.
 */
@NullMarked
package org.holdfast.crm.events;

import org.jspecify.annotations.NullMarked;
