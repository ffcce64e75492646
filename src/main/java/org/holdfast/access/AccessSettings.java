package org.holdfast.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for callers.
 *
 * @param localOperator whether requests from the local machine may do everything without an API key; set it to false
 *     behind a reverse proxy on the same machine, or if other people have accounts on it
 */
@ConfigurationProperties("holdfast.access")
public record AccessSettings(@DefaultValue("true") boolean localOperator) {}
