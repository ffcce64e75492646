package org.holdfast.editor.schema;

/** A field of a group. */
public record YamlField(String name, Shape shape, boolean required) {

    static YamlField required(String name, Shape shape) {
        return new YamlField(name, shape, true);
    }

    static YamlField optional(String name, Shape shape) {
        return new YamlField(name, shape, false);
    }
}
