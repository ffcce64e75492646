/**
 * Facts in, event by event: CloudEvents are parsed, deduplicated and merged into the facts of their customer, so that
 * any order of arrival leads to the same facts. Start at {@link EventIngestion}.
 */
@NullMarked
package org.holdfast.ingestion.events;

import org.jspecify.annotations.NullMarked;
