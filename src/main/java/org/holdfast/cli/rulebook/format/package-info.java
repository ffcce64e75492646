/**
 * The result of a check for the programs that read it: build servers, code hosts and scripts. Start at
 * {@link CheckFormat}.
 */
@NullMarked
package org.holdfast.cli.rulebook.format;

import org.jspecify.annotations.NullMarked;
