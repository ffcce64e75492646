/** The command that serves editors. Start at {@link LspCommand}. */
@NullMarked
package org.holdfast.cli.editor;

import org.jspecify.annotations.NullMarked;
