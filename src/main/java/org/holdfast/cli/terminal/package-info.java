/**
 * What all commands share: tables, progress, option converters, exit codes and error messages. Start at
 * {@link Terminal}.
 */
@NullMarked
package org.holdfast.cli.terminal;

import org.jspecify.annotations.NullMarked;
