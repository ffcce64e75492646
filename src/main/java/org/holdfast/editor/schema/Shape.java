package org.holdfast.editor.schema;

import java.util.Arrays;
import java.util.List;
import org.holdfast.diagnostics.yaml.NumberBounds;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/** The form of a value in a YAML file. */
public sealed interface Shape {

    /** A text of any length. */
    Text ANY_TEXT = new Text(0, null, Names.NONE);

    Flag FLAG = new Flag();

    /**
     * A text.
     *
     * @param maxLength maximum number of characters; 0 if there is none
     * @param pattern regular expression that the whole text matches; {@code null} for any text that is not blank
     * @param names what the text names
     */
    record Text(int maxLength, @Nullable String pattern, Names names) implements Shape {}

    /** Things of the rule book that a text can name, from which a form suggests. */
    enum Names {
        NONE,
        ACTION,
        BUDGET,
        CUSTOMER,
        INCIDENT,
        PROGRAMME,
        RULE,
        SCENARIO
    }

    /** A number. */
    record Decimal(NumberBounds bounds, Unit unit) implements Shape {

        public boolean isWhole() {
            return bounds.decimals() == 0;
        }
    }

    /** What a number counts. */
    enum Unit {
        NONE,
        DAYS,
        MONEY,
        PERCENT;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /** One of several words. */
    record Choice(List<String> values) implements Shape {

        public Choice {
            values = List.copyOf(values);
        }

        static Choice of(Class<? extends Enum<?>> type) {
            return new Choice(
                    Arrays.stream(type.getEnumConstants()).map(EnumLabels::of).toList());
        }
    }

    /** {@code true} or {@code false}. */
    record Flag() implements Shape {}

    /**
     * A date, an instant, or either, by the kinds of text that are accepted.
     *
     * @param span whether two of them may form an interval, such as {@code 2026-11-20/2026-11-24}
     */
    record Moment(boolean date, boolean instant, boolean span) implements Shape {

        Moment(boolean date, boolean instant) {
            this(date, instant, false);
        }
    }

    /**
     * A list.
     *
     * @param min minimum number of items
     * @param max maximum number of items; 0 if there is none
     */
    record Items(Shape item, int min, int max, boolean distinct) implements Shape {}

    /**
     * Values by name.
     *
     * @param name what the names are
     * @param min minimum number of entries
     * @param max maximum number of entries; 0 if there is none
     */
    record Entries(Text name, Shape value, int min, int max) implements Shape {}

    /**
     * A fixed set of fields.
     *
     * @param id key of its texts
     * @param alternatives fields of which exactly one is present; empty if there are none
     */
    record Group(String id, List<YamlField> fields, List<String> alternatives) implements Shape {

        public Group {
            fields = List.copyOf(fields);
            alternatives = List.copyOf(alternatives);
        }

        static Group of(String id, YamlField... fields) {
            return new Group(id, List.of(fields), List.of());
        }

        /** Returns the field with a name, or {@code null}. */
        public @Nullable YamlField field(String name) {
            return fields.stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Any of several shapes. */
    record Either(List<Shape> shapes) implements Shape {

        public Either {
            shapes = List.copyOf(shapes);
        }
    }

    /** A shape described elsewhere in the same file, which it may contain itself. */
    record Facts(boolean changes) implements Shape {}
}
