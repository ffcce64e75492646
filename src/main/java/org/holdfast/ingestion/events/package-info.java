/**
 * Ingests facts from events: each event is deduplicated and merged into the facts of its customer, and any order of
 * arrival gives the same facts. Start at {@link EventIngestion}.
 */
@NullMarked
package org.holdfast.ingestion.events;

import org.jspecify.annotations.NullMarked;
