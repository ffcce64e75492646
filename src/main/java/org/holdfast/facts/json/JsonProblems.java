package org.holdfast.facts.json;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Translates errors of the JSON reader into messages in plain language, with the path of the field. */
public final class JsonProblems {

    private JsonProblems() {}

    /** Returns the problem described by the exception, with the path of the field. */
    public static InvalidInput describe(JacksonException e) {
        RefusedToken token = refusedToken(e);
        if (token != null) {
            return token.asInvalidInput();
        }
        String path = path(e.getPath());
        InvalidInput own = ownProblem(e);
        if (own != null) {
            return own.within(path);
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return new InvalidInput(path, "is not a known field" + known(unknown.getKnownPropertyIds()));
        }
        if (e instanceof InvalidNullException) {
            return new InvalidInput(path, "is null; a value is expected, or nothing at all");
        }
        if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            return new InvalidInput(
                    path, "is \"" + format.getValue() + "\"; expected one of " + labels(format.getTargetType()));
        }
        if (e instanceof MismatchedInputException mismatch) {
            return new InvalidInput(path, "has the wrong type; expected " + expected(mismatch.getTargetType()));
        }
        if (e instanceof StreamReadException) {
            return new InvalidInput(
                    path, "is not valid JSON" + at(e.getLocation()) + ": " + firstLine(e.getOriginalMessage()));
        }
        if (e instanceof StreamConstraintsException) {
            return new InvalidInput(path, "holds a name, text or number that is too long, or is nested too deeply");
        }
        return new InvalidInput(path, "could not be read: " + firstLine(e.getOriginalMessage()));
    }

    /** Names the kind of a JSON value, as in "is a list". */
    public static String described(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            default -> "null";
        };
    }

    private static @Nullable RefusedToken refusedToken(Throwable e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof RefusedToken token) {
                return token;
            }
        }
        return null;
    }

    private static @Nullable InvalidInput ownProblem(JacksonException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInput fact) {
                return fact;
            }
        }
        return null;
    }

    private static String path(List<JacksonException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String known(@Nullable Collection<Object> names) {
        if (names == null || names.isEmpty()) {
            return "";
        }
        return names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", ", "; known fields: ", ""));
    }

    @SuppressWarnings("unchecked")
    private static String labels(Class<?> type) {
        return EnumLabels.all((Class<? extends Enum<?>>) type);
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "another type";
        }
        if (type.isEnum()) {
            return "one of " + labels(type);
        }
        if (Integer.class.isAssignableFrom(type) || type == int.class || type == Long.class || type == long.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a number without quotes";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (Map.class.isAssignableFrom(type) || type.isRecord()) {
            return "an object";
        }
        return "a text in quotes";
    }

    private static String at(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String firstLine(@Nullable String message) {
        // The reader appends details about itself in brackets.
        return message == null ? "" : message.lines().findFirst().orElse("").replaceFirst(" \\(start marker at .*", "");
    }
}
