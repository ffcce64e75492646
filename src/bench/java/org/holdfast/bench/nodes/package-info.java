/**
 * Several servers on one database behind a balancer, what is done to them, what clients ask of them meanwhile, and what
 * must be true afterwards. Start at {@link org.holdfast.bench.nodes.Cluster}.
 */
@NullMarked
package org.holdfast.bench.nodes;

import org.jspecify.annotations.NullMarked;
