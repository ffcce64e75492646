/**
 * Forms for the YAML files of a rule book, made from the description of their fields. Start at {@link FormField}. The
 * same description makes the JSON Schemas, so a form has every field that the file can have.
 */
@NullMarked
package org.holdfast.editor.form;

import org.jspecify.annotations.NullMarked;
