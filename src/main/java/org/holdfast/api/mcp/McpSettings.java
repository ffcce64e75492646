package org.holdfast.api.mcp;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for MCP.
 *
 * @param enabled whether AI agents can use the tools at {@code /mcp}; they need an API key like other callers
 */
@ConfigurationProperties("holdfast.mcp")
public record McpSettings(@DefaultValue("false") boolean enabled) {}
