/**
 * Helps to write the text of a rule book, in any editor: what can be said next, what is wrong and how to correct it,
 * what the examples of a file do, and what a sentence means. Start at {@link LanguageService}, which the console, HTTP
 * and the language server share. What can be said comes from one interface,
 * {@link org.holdfast.editor.sentence.SentenceSource}. What may stand in the YAML files is described in
 * {@link org.holdfast.editor.schema.YamlFile}.
 */
@NullMarked
@Feature(
        core = true,
        uses = {
            "facts",
            "diagnostics",
            "churn",
            "loyalty",
            "rules",
            "messages",
            "decisions",
            "explanation",
            "simulation",
            "localization"
        },
        open = {"checking", "completion", "example", "form", "hover", "schema", "text", "yaml"})
package org.holdfast.editor;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
