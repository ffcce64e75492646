package org.holdfast.facts.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.holdfast.facts.Customer;
import org.holdfast.facts.validation.Characters;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NumberLimits;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/** Reads and writes the facts of one customer as JSON. */
public final class FactsJson {

    /** Maximum nesting depth of a document. */
    private static final int MAX_DEPTH = 40;
    /** Maximum length of a document in bytes; a customer with 20 000 orders stays below it. */
    private static final int MAX_DOCUMENT = 16 * 1024 * 1024;
    /** Maximum length of a single text; longer ones are rejected before they fill the memory. */
    private static final int MAX_STRING = 100_000;

    /** Maximum length of a number as written, including sign, point and exponent. */
    private static final int MAX_NUMBER = NumberLimits.MAX_DIGITS + 20;

    private static final JsonMapper MAPPER = strict(
                    JsonMapper.builder(new ScreenedJsonFactory(strict(JsonFactory.builder()))))
            .build();
    /**
     * Reader of stored documents. They were screened on input, possibly by an earlier release with laxer rules, and
     * written by this program, which repeats no field.
     */
    private static final JsonMapper STORED = configured(JsonMapper.builder(strict(JsonFactory.builder())
                    .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()))
            .build();

    private FactsJson() {}

    /** Applies the strict configuration for JSON from outside to a builder, for further configuration by the caller. */
    public static JsonMapper.Builder strict(JsonMapper.Builder builder) {
        // Reject null as an element of a list.
        return configured(builder).changeDefaultNullHandling(usual -> usual.withContentNulls(Nulls.FAIL));
    }

    private static JsonMapper.Builder configured(JsonMapper.Builder builder) {
        builder.addModule(new FactsJacksonModule())
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .changeDefaultPropertyInclusion(old -> old.withValueInclusion(JsonInclude.Include.NON_NULL));
        // A blank text is not accepted as a number, flag or list, nor as "unknown".
        builder.withCoercionConfigDefaults(config ->
                config.setAcceptBlankAsEmpty(false).setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
        for (CoercionInputShape shape : new CoercionInputShape[] {
            CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
            builder.withCoercionConfig(LogicalType.Textual, config -> config.setCoercion(shape, CoercionAction.Fail));
            builder.withCoercionConfig(LogicalType.Enum, config -> config.setCoercion(shape, CoercionAction.Fail));
        }
        return builder;
    }

    /** Rejects duplicate fields and documents that would exhaust memory or stack. */
    public static JsonFactoryBuilder strict(JsonFactoryBuilder builder) {
        return builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxDocumentLength(MAX_DOCUMENT)
                        .maxStringLength(MAX_STRING)
                        .maxNumberLength(MAX_NUMBER)
                        .build());
    }

    /** Returns the mapper, for work with trees. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /**
     * Reads the facts of a customer.
     *
     * @throws InvalidInput naming the field
     */
    public static Customer read(String json) {
        return read(json, Customer.class);
    }

    /**
     * Reads a value of the given type.
     *
     * @throws InvalidInput naming the field
     */
    public static <T> T read(String json, Class<T> type) {
        try {
            return notNull(MAPPER.readValue(json, type));
        } catch (JacksonException e) {
            throw withOthers(JsonProblems.describe(e), () -> MAPPER.readTree(json), type);
        }
    }

    /**
     * Reads a value of the given type from UTF-8.
     *
     * @throws InvalidInput naming the field, or stating that the document is not UTF-8
     */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return notNull(MAPPER.readValue(json, type));
        } catch (JacksonException e) {
            throw withOthers(JsonProblems.describe(e), () -> MAPPER.readTree(json), type);
        }
    }

    /**
     * Reads a value of the given type from a tree.
     *
     * @throws InvalidInput naming the field
     */
    public static <T> T read(JsonNode tree, Class<T> type) {
        try {
            return notNull(MAPPER.treeToValue(tree, type));
        } catch (JacksonException e) {
            throw withOthers(JsonProblems.describe(e), () -> tree, type);
        }
    }

    private static InvalidInput withOthers(InvalidInput first, Supplier<JsonNode> facts, Class<?> type) {
        return MissingFields.isMissing(first) ? MissingFields.all(first, facts.get(), type, FactsJson::problem) : first;
    }

    private static @Nullable InvalidInput problem(JsonNode tree, Class<?> type) {
        try {
            MAPPER.treeToValue(tree, type);
            return null;
        } catch (JacksonException e) {
            return JsonProblems.describe(e);
        }
    }

    /** Rejects the document {@code null}, which is valid JSON. */
    private static <T> T notNull(@Nullable T read) {
        if (read == null) {
            throw new InvalidInput("", "is null; an object is expected");
        }
        return read;
    }

    /**
     * Reads a document written by this program. Characters that an earlier release accepted, but that are rejected
     * today, are replaced by U+FFFD.
     */
    public static <T> T stored(String json, Class<T> type) {
        try {
            return STORED.readValue(json, type);
        } catch (JacksonException e) {
            return STORED.treeToValue(repaired(STORED.readTree(json)), type);
        }
    }

    /** Reads a document written by this program as a tree. */
    public static JsonNode storedTree(String json) {
        return STORED.readTree(json);
    }

    private static JsonNode repaired(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(repaired(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, repaired(array.get(i)));
            }
        }
        return node.isString() ? STORED.stringNode(Characters.repaired(node.asString())) : node;
    }

    /**
     * Reads a document as a tree.
     *
     * @throws InvalidInput naming the field, or stating that the document is not JSON
     */
    public static JsonNode tree(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw JsonProblems.describe(e);
        }
    }

    /**
     * Writes a value as JSON. Equal values produce equal text: fields are in declaration order and unknown ones are
     * omitted.
     */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Returns {@link #write} encoded as UTF-8, for hashing and storage. */
    public static byte[] bytes(Object value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }
}
