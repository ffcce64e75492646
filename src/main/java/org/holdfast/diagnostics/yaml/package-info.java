/**
 * YAML nodes with their line numbers, so that problems can refer to them. Start at {@link YamlNode}. Input that could
 * exhaust the parser is rejected in advance.
 */
@NullMarked
package org.holdfast.diagnostics.yaml;

import org.jspecify.annotations.NullMarked;
