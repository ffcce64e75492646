/**
 * Edits of YAML texts at the places of their nodes: comments, order, quotation marks, indentation and line ends outside
 * the edited node stay as they are. Start at {@link YamlDocument}.
 */
@NullMarked
package org.holdfast.editor.yaml;

import org.jspecify.annotations.NullMarked;
