/**
 * What may stand in the YAML files of a rule book: one description for the JSON Schemas that editors read and for the
 * forms of the console. Start at {@link YamlFile}. The readers decide what is valid; tests hold the two together.
 */
@NullMarked
package org.holdfast.editor.schema;

import org.jspecify.annotations.NullMarked;
