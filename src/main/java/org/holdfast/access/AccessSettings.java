package org.holdfast.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator sets about callers.
 *
 * @param localOperator whether requests from this very machine may do everything without an API key; set it to false
 *     behind a reverse proxy on the same machine, or when others may log in to it
 */
@ConfigurationProperties("holdfast.access")
public record AccessSettings(@DefaultValue("true") boolean localOperator) {}
