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

    /** Deepest nesting of any document we read. */
    private static final int MAX_DEPTH = 40;
    /** Longest document we read: a customer with 20 000 orders stays below it. */
    private static final int MAX_DOCUMENT = 16 * 1024 * 1024;
    /** Longest single text inside a document; longer ones are refused before they fill the memory. */
    private static final int MAX_STRING = 100_000;

    /** Longest number as it is written: all its digits, sign, point and exponent. */
    private static final int MAX_NUMBER = NumberLimits.MAX_DIGITS + 20;

    private static final JsonMapper MAPPER = strict(
                    JsonMapper.builder(new ScreenedJsonFactory(strict(JsonFactory.builder()))))
            .build();
    /** What we wrote ourselves was looked at when it came in, perhaps by an earlier release that took more. */
    private static final JsonMapper STORED =
            ours(JsonMapper.builder(strict(JsonFactory.builder()).build())).build();

    private FactsJson() {}

    /** The rules of reading and writing that all JSON from outside follows, for a builder that others go on with. */
    public static JsonMapper.Builder strict(JsonMapper.Builder builder) {
        // A list of things with nothing among them is no list of things.
        return ours(builder).changeDefaultNullHandling(usual -> usual.withContentNulls(Nulls.FAIL));
    }

    private static JsonMapper.Builder ours(JsonMapper.Builder builder) {
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
        // A text of spaces is no number, no flag and no list, and least of all "unknown".
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

    /** Refuses doubled fields and documents made to exhaust the reader. */
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

    /** The mapper itself, for trees. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** @throws InvalidInput naming the field */
    public static Customer read(String json) {
        return read(json, Customer.class);
    }

    /** @throws InvalidInput naming the field */
    public static <T> T read(String json, Class<T> type) {
        try {
            return there(MAPPER.readValue(json, type));
        } catch (JacksonException e) {
            throw withOthers(JsonProblems.describe(e), () -> MAPPER.readTree(json), type);
        }
    }

    /** @throws InvalidInput naming the field, or saying that it is not UTF-8 */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return there(MAPPER.readValue(json, type));
        } catch (JacksonException e) {
            throw withOthers(JsonProblems.describe(e), () -> MAPPER.readTree(json), type);
        }
    }

    /** @throws InvalidInput naming the field */
    public static <T> T read(JsonNode tree, Class<T> type) {
        try {
            return there(MAPPER.treeToValue(tree, type));
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

    /** The word null is valid JSON, and nothing at all. */
    private static <T> T there(@Nullable T read) {
        if (read == null) {
            throw new InvalidInput("", "is null; an object is expected");
        }
        return read;
    }

    /**
     * A document that we have written ourselves. What no door takes any more, but an earlier release did, is made
     * visible in it.
     */
    public static <T> T stored(String json, Class<T> type) {
        try {
            return STORED.readValue(json, type);
        } catch (JacksonException e) {
            return STORED.treeToValue(mended(STORED.readTree(json)), type);
        }
    }

    /** The same as a tree. */
    public static JsonNode storedTree(String json) {
        return STORED.readTree(json);
    }

    private static JsonNode mended(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(mended(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, mended(array.get(i)));
            }
        }
        return node.isString() ? STORED.stringNode(Characters.mended(node.asString())) : node;
    }

    /**
     * A document as a tree.
     *
     * @throws InvalidInput naming the field, or saying that it is no JSON
     */
    public static JsonNode tree(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw JsonProblems.describe(e);
        }
    }

    /** The same facts always give the same text: fields in their declared order, unknown ones left out. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** {@link #write} as UTF-8, for hashing and storing. */
    public static byte[] bytes(Object value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }
}
