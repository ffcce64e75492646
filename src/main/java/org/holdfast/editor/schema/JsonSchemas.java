package org.holdfast.editor.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the description of YAML files as JSON Schema, draft 7, which editors understand. A schema never refuses what
 * the program accepts, except for numbers in quotation marks; what depends on several fields or on other files, only
 * {@code check} finds.
 */
public final class JsonSchemas {

    private static final String DRAFT = "http://json-schema.org/draft-07/schema#";
    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String INSTANT = DATE + "[Tt][0-9]{2}:[0-9]{2}.*";
    private static final JsonMapper MAPPER = FactsJson.mapper();

    private final FieldTexts texts = FieldTexts.in("en");
    private final Map<Boolean, ObjectNode> facts = new LinkedHashMap<>();
    /** Whether fields can be removed by {@code null}. */
    private boolean removable;

    private JsonSchemas() {}

    /** Returns all schemas by their paths in a rule book. */
    public static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        for (YamlFile file : YamlFile.values()) {
            all.put(file.schema(), text(of(file)));
        }
        return all;
    }

    /** Returns the schema of a kind of file. */
    static ObjectNode of(YamlFile file) {
        JsonSchemas schemas = new JsonSchemas();
        ObjectNode schema = MAPPER.createObjectNode();
        schema.put("$schema", DRAFT);
        schema.put("title", "Holdfast: " + file.schema().replaceFirst(".*/(.*)\\.json", "$1"));
        ObjectNode content = schemas.of(file.shape());
        // An empty file, or one with nothing but comments, is valid.
        schema.set("anyOf", MAPPER.createArrayNode().add(content).add(type("null")));
        if (!schemas.facts.isEmpty()) {
            ObjectNode definitions = schema.putObject("definitions");
            schemas.facts.forEach((changes, shape) -> definitions.set(name(changes), shape));
        }
        return schema;
    }

    /** Returns the schema of the facts of a customer. */
    static ObjectNode customer() {
        return new JsonSchemas().group(new FactShapes(false).facts());
    }

    private static String text(ObjectNode schema) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return MAPPER.writer().with(printer).writeValueAsString(schema) + "\n";
    }

    private static ObjectNode type(String name) {
        return MAPPER.createObjectNode().put("type", name);
    }

    private static String name(boolean changes) {
        return changes ? "changes" : "customer";
    }

    private ObjectNode of(Shape shape) {
        if (shape instanceof Shape.Text text) {
            return text(text);
        } else if (shape instanceof Shape.Decimal number) {
            return number(number);
        } else if (shape instanceof Shape.Choice choice) {
            ObjectNode node = MAPPER.createObjectNode();
            choice.values().forEach(node.putArray("enum")::add);
            return node;
        } else if (shape instanceof Shape.Moment moment) {
            return moment(moment);
        } else if (shape instanceof Shape.Items items) {
            return items(items);
        } else if (shape instanceof Shape.Entries entries) {
            return entries(entries);
        } else if (shape instanceof Shape.Group group) {
            return group(group);
        } else if (shape instanceof Shape.Either either) {
            ObjectNode node = MAPPER.createObjectNode();
            ArrayNode any = node.putArray("anyOf");
            either.shapes().forEach(each -> any.add(of(each)));
            return node;
        }
        return shape instanceof Shape.Facts of ? facts(of) : type("boolean");
    }

    /** A text may look like a number or a flag: {@code salt: 2026} is a text to the program. */
    private static ObjectNode text(Shape.Text text) {
        ObjectNode node = MAPPER.createObjectNode();
        if (text.pattern() == null) {
            node.putArray("type").add("string").add("number").add("boolean");
            node.put("pattern", "\\S");
        } else {
            node.put("type", "string");
            node.put("pattern", "^(" + text.pattern() + ")$");
        }
        if (text.maxLength() > 0) {
            node.put("maxLength", text.maxLength());
        }
        return node;
    }

    private static ObjectNode number(Shape.Decimal number) {
        ObjectNode node = type(number.isWhole() ? "integer" : "number");
        if (number.bounds().min().precision() < 16) {
            node.put("minimum", number.bounds().min());
        }
        if (number.bounds().max().precision() < 16) {
            node.put("maximum", number.bounds().max());
        }
        return node;
    }

    private static ObjectNode moment(Shape.Moment moment) {
        String date = moment.date() ? DATE : "";
        String separator = moment.date() && moment.instant() ? "|" : "";
        String one = "(" + date + separator + (moment.instant() ? INSTANT : "") + ")";
        return type("string").put("pattern", "^" + one + (moment.span() ? "(/" + one + ")?" : "") + "$");
    }

    private ObjectNode items(Shape.Items items) {
        ObjectNode node = type("array");
        node.set("items", of(items.item()));
        if (items.min() > 0) {
            node.put("minItems", items.min());
        }
        if (items.max() > 0) {
            node.put("maxItems", items.max());
        }
        return items.distinct() ? node.put("uniqueItems", true) : node;
    }

    private ObjectNode entries(Shape.Entries entries) {
        ObjectNode node = type("object");
        if (entries.name().pattern() != null) {
            node.set("propertyNames", text(entries.name()));
        }
        node.set("additionalProperties", of(entries.value()));
        if (entries.min() > 0) {
            node.put("minProperties", entries.min());
        }
        return entries.max() > 0 ? node.put("maxProperties", entries.max()) : node;
    }

    private ObjectNode group(Shape.Group group) {
        ObjectNode node = type("object");
        ObjectNode properties = node.putObject("properties");
        ArrayNode required = MAPPER.createArrayNode();
        for (YamlField field : group.fields()) {
            ObjectNode value = removable ? orNull(of(field.shape())) : of(field.shape());
            describe(group, field, value);
            properties.set(field.name(), value);
            if (field.required()) {
                required.add(field.name());
            }
        }
        node.put("additionalProperties", false);
        if (!required.isEmpty()) {
            node.set("required", required);
        }
        if (!group.alternatives().isEmpty()) {
            ArrayNode one = node.putArray("oneOf");
            group.alternatives()
                    .forEach(each -> one.addObject().putArray("required").add(each));
        }
        return node;
    }

    private static ObjectNode orNull(ObjectNode shape) {
        ObjectNode node = MAPPER.createObjectNode();
        node.putArray("anyOf").add(shape).add(type("null"));
        return node;
    }

    private void describe(Shape.Group group, YamlField field, ObjectNode value) {
        put(value, "title", texts.label(group, field));
        put(value, "description", texts.help(group, field));
    }

    private static void put(ObjectNode node, String key, @Nullable String text) {
        if (text != null) {
            node.put(key, text);
        }
    }

    private ObjectNode facts(Shape.Facts shape) {
        if (!facts.containsKey(shape.changes())) {
            Shape.Group customer = new FactShapes(shape.changes()).customer();
            removable = shape.changes();
            facts.put(shape.changes(), group(customer));
            removable = false;
        }
        return MAPPER.createObjectNode().put("$ref", "#/definitions/" + name(shape.changes()));
    }
}
