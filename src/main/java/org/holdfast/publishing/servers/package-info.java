/**
 * Which servers of the database have which rule book live. Start at
 * {@link org.holdfast.publishing.servers.RuleBookServers}.
 */
@NullMarked
package org.holdfast.publishing.servers;

import org.jspecify.annotations.NullMarked;
