package org.holdfast.facts.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.validation.InvalidInput;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Declared facts as a JSON object: texts, numbers, flags and lists of texts by name. A {@code null} is unknown. */
final class AttributesJson {

    private AttributesJson() {}

    static final class Writer extends StdSerializer<Attributes> {

        Writer() {
            super(Attributes.class);
        }

        @Override
        public void serialize(Attributes attributes, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            attributes.values().forEach((name, value) -> {
                json.writeName(name);
                if (value instanceof String text) {
                    json.writeString(text);
                } else if (value instanceof BigDecimal number) {
                    json.writeNumber(number);
                } else if (value instanceof Boolean flag) {
                    json.writeBoolean(flag);
                } else {
                    json.writeStartArray();
                    ((List<?>) value).forEach(word -> json.writeString(word.toString()));
                    json.writeEndArray();
                }
            });
            json.writeEndObject();
        }
    }

    static final class Reader extends StdDeserializer<Attributes> {

        Reader() {
            super(Attributes.class);
        }

        @Override
        public Attributes deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw context.instantiationException(
                        Attributes.class, new InvalidInput("", "has the wrong type; expected an object"));
            }
            try {
                return Attributes.owning(values(json));
            } catch (InvalidInput e) {
                throw context.instantiationException(Attributes.class, e);
            }
        }

        private static SortedMap<String, Object> values(JsonParser json) {
            SortedMap<String, Object> values = new TreeMap<>();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                if (json.nextToken() != JsonToken.VALUE_NULL) {
                    values.put(name, value(json, name));
                }
            }
            return values;
        }

        private static Object value(JsonParser json, String name) {
            return switch (json.currentToken()) {
                case VALUE_STRING -> json.getString();
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDecimalValue();
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case START_ARRAY -> words(json, name);
                default ->
                    throw new InvalidInput(
                            name, "is an object; expected a text, a number, true, false or a list of texts");
            };
        }

        private static List<String> words(JsonParser json, String name) {
            List<String> words = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() != JsonToken.VALUE_STRING) {
                    throw new InvalidInput(name + "[" + words.size() + "]", "is not a text in quotes");
                }
                words.add(json.getString());
            }
            return words;
        }
    }
}
