package org.holdfast.editor.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.holdfast.diagnostics.yaml.NumberBounds;
import org.holdfast.facts.Customer;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.person.Birthday;
import org.holdfast.facts.promise.Promise;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.PromisedSpan;
import org.holdfast.loyalty.programmes.ProgrammeDocument;
import org.holdfast.simulation.scenario.EarlierAction;
import org.jspecify.annotations.Nullable;

/** The facts of an example customer, as the records of the program define them. */
final class FactShapes {

    private static final Shape CHANCE = Numbers.of(0, 1, 10, Shape.Unit.NONE);
    private static final Shape WHOLE =
            new Shape.Decimal(new NumberBounds("A number", Integer.MIN_VALUE, Integer.MAX_VALUE, 0), Shape.Unit.NONE);
    private static final Shape DECIMAL =
            new Shape.Decimal(new NumberBounds("A number", Long.MIN_VALUE, Long.MAX_VALUE, 10), Shape.Unit.NONE);

    /** Any values by name: what they must be depends on the facts that the rule book declares. */
    private static final Shape DECLARED = new Shape.Entries(
            Shape.ANY_TEXT,
            new Shape.Either(
                    List.of(Shape.ANY_TEXT, DECIMAL, Shape.FLAG, new Shape.Items(Shape.ANY_TEXT, 0, 0, false))),
            0,
            0);

    private final boolean changes;

    /** @param changes whether they are changes to other facts, in which fields may be missing */
    FactShapes(boolean changes) {
        this.changes = changes;
    }

    Shape.Group customer() {
        List<YamlField> fields = new ArrayList<>(fields(Customer.class));
        fields.replaceAll(field -> field.name().equals("id") ? YamlField.optional("id", field.shape()) : field);
        fields.add(YamlField.optional("promises", new Shape.Items(group(Promise.class), 0, 0, false)));
        fields.add(YamlField.optional("earlier", new Shape.Items(group(EarlierAction.class), 0, 0, false)));
        fields.add(YamlField.optional("programmes", new Shape.Items(group(ProgrammeDocument.class), 0, 0, false)));
        fields.add(YamlField.optional(
                "chanceToLose",
                new Shape.Either(List.of(
                        CHANCE,
                        Shape.Group.of(
                                "chance",
                                YamlField.required("chance", CHANCE),
                                YamlField.optional("fittedAt", new Shape.Moment(true, true)))))));
        return new Shape.Group("customer", fields, List.of());
    }

    /** Returns the fields of a customer without what only examples state. */
    Shape.Group facts() {
        return group(Customer.class);
    }

    private Shape.Group group(Class<?> type) {
        return new Shape.Group(type.getSimpleName(), fields(type), List.of());
    }

    private List<YamlField> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(this::field).toList();
    }

    private YamlField field(RecordComponent component) {
        boolean required = !changes
                && !component.getType().isPrimitive()
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        Shape shape = component.getName().equals(PromisedSpan.UNTIL)
                ? new Shape.Moment(true, true, true)
                : shape(component.getGenericType());
        return new YamlField(component.getName(), shape, required);
    }

    private Shape shape(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? new Shape.Entries(Shape.ANY_TEXT, shape(arguments[1]), 0, 0)
                    : new Shape.Items(shape(arguments[0]), 0, 0, false);
        }
        return type instanceof Class<?> plain ? shape(plain) : Shape.ANY_TEXT;
    }

    private Shape shape(Class<?> type) {
        if (type.isEnum()) {
            return new Shape.Choice(Arrays.stream(type.getEnumConstants())
                    .map(constant -> EnumLabels.of((Enum<?>) constant))
                    .toList());
        }
        if (type == Boolean.class || type == boolean.class) {
            return Shape.FLAG;
        }
        if (type == Integer.class || type == int.class) {
            return WHOLE;
        }
        if (type == BigDecimal.class) {
            return DECIMAL;
        }
        if (type == Birthday.class) {
            return Shape.ANY_TEXT;
        }
        if (type == LocalDate.class || type == Instant.class || type == DateOrInstant.class) {
            return new Shape.Moment(type != Instant.class, type != LocalDate.class);
        }
        if (type == Attributes.class) {
            return DECLARED;
        }
        return type.isRecord() ? group(type) : Shape.ANY_TEXT;
    }
}
