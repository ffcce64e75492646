package org.holdfast.api.mcp;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator sets about agents.
 *
 * @param enabled whether agents may look over MCP at /mcp, with an API key like everybody else
 */
@ConfigurationProperties("holdfast.mcp")
public record McpSettings(@DefaultValue("false") boolean enabled) {}
