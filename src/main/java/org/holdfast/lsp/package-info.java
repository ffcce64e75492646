/**
 * The language server protocol on standard input and output, for editors such as VS Code, neovim and IntelliJ. Start at
 * {@link LspServer}. It needs no server and no database, and works on the files of a folder and the buffers of an
 * editor.
 */
@NullMarked
@Feature(uses = {"diagnostics", "localization", "rules", "editor", "simulation"})
package org.holdfast.lsp;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
