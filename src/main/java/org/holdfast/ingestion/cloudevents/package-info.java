/**
 * Reads CloudEvents 1.0 from HTTP requests. Start at {@link CloudEventReader}. It parses and validates the envelope;
 * the data is interpreted by the ingestion of events.
 */
@NullMarked
package org.holdfast.ingestion.cloudevents;

import org.jspecify.annotations.NullMarked;
