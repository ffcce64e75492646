/**
 * Commands that hand over to a Spark cluster what a run decides from, and load what it decided. Start at
 * {@link SparkCommand}.
 */
@NullMarked
package org.holdfast.cli.cluster;

import org.jspecify.annotations.NullMarked;
