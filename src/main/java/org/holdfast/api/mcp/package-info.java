/**
 * The door for agents that speak the Model Context Protocol. It only looks: nothing is recorded, reserved or changed. Off unless
 * {@code holdfast.mcp.enabled}; then it answers at {@code /mcp} to the same API keys as HTTP. Start at
 * {@link org.holdfast.api.mcp.AgentTool}. Nothing is decided here, and no answer may be longer than an agent can read.
 */
@NullMarked
package org.holdfast.api.mcp;

import org.jspecify.annotations.NullMarked;
