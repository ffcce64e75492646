/** The command that simulates another rule book. Start at {@link SimulateCommand}. */
@NullMarked
package org.holdfast.cli.simulation;

import org.jspecify.annotations.NullMarked;
