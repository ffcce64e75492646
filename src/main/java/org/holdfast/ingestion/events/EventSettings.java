package org.holdfast.ingestion.events;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of event ingestion.
 *
 * @param clockTolerance how far the clock of a sender may be ahead of the server's
 * @param remembered how long duplicates of an event are recognised, and the time of each field update is stored
 * @param waitAtMost how long an incomplete record waits for the rest before it is discarded
 */
@ConfigurationProperties("holdfast.events")
public record EventSettings(
        @DefaultValue("5m") Duration clockTolerance,
        @DefaultValue("90d") Duration remembered,
        @DefaultValue("30d") Duration waitAtMost) {}
