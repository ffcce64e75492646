/**
 * Tools for agents that speak the Model Context Protocol, at {@code /mcp}, behind the same API keys as HTTP. Off unless
 * {@code holdfast.mcp.enabled}. Start at {@link McpTool}. Tools only read: nothing is recorded, reserved or changed.
 */
@NullMarked
package org.holdfast.api.mcp;

import org.jspecify.annotations.NullMarked;
