package org.holdfast.ingestion.events;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator sets about events.
 *
 * @param clockTolerance how far ahead of ours the clocks of those who send events may be
 * @param remembered how long an event is known again, and how long the time at which each field was told is kept
 * @param waitAtMost how long a record waits for what it needs before it is given up
 */
@ConfigurationProperties("holdfast.events")
public record EventSettings(
        @DefaultValue("5m") Duration clockTolerance,
        @DefaultValue("90d") Duration remembered,
        @DefaultValue("30d") Duration waitAtMost) {}
