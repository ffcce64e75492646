/**
 * YAML whose every node knows its line, so that problems can name it. Start at {@link YamlNode}. Input that could
 * exhaust a parser is refused first.
 */
@NullMarked
package org.holdfast.diagnostics.yaml;

import org.jspecify.annotations.NullMarked;
