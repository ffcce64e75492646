package org.holdfast.facts.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.person.Birthday;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.IsoCodes;
import org.holdfast.facts.validation.PromisedSpan;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Serialises the types that are written as text, and deserialises them from text. */
public final class FactsJacksonModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    public FactsJacksonModule() {
        super("holdfast-facts");
        text(DateOrInstant.class, DateOrInstant::parse, DateOrInstant::parsePromise);
        text(ZoneId.class, IsoCodes::zone);
        text(Instant.class, FactsJacksonModule::instant);
        text(LocalDate.class, FactsJacksonModule::date);
        addSerializer(Attributes.class, new AttributesJson.Writer());
        addDeserializer(Attributes.class, new AttributesJson.Reader());
        text(Birthday.class, Birthday::parse);
        addSerializer(Birthday.class, ToStringSerializer.instance);
        addSerializer(DateOrInstant.class, ToStringSerializer.instance);
        addSerializer(ZoneId.class, ToStringSerializer.instance);
        addSerializer(Instant.class, ToStringSerializer.instance);
    }

    private <T> void text(Class<T> type, Function<String, T> reader) {
        text(type, reader, reader);
    }

    private <T> void text(Class<T> type, Function<String, T> reader, Function<String, T> promise) {
        addDeserializer(type, new FromText<>(type, reader, promise));
    }

    private static Instant instant(String text) {
        if (DateOrInstant.parse(text) instanceof DateOrInstant.Exact exact) {
            return exact.at();
        }
        throw new InvalidInput("", "\"" + text + "\" is a date; expected an instant such as 2026-03-12T10:00:00Z");
    }

    private static LocalDate date(String text) {
        if (DateOrInstant.parse(text) instanceof DateOrInstant.Day day) {
            return day.date();
        }
        throw new InvalidInput("", "\"" + text + "\" is an instant; expected a date such as 2026-03-12");
    }

    private static final class FromText<T> extends StdDeserializer<T> {

        private final transient Function<String, T> reader;
        /** Reads promises, which alone may be intervals. */
        private final transient Function<String, T> promise;

        FromText(Class<T> type, Function<String, T> reader, Function<String, T> promise) {
            super(type);
            this.reader = reader;
            this.promise = promise;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            // A tree built in memory may contain the value itself.
            if (parser.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT
                    && handledType().isInstance(parser.getEmbeddedObject())) {
                @SuppressWarnings("unchecked")
                T embedded = (T) parser.getEmbeddedObject();
                return embedded;
            }
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw context.wrongTokenException(parser, handledType(), JsonToken.VALUE_STRING, null);
            }
            try {
                return (PromisedSpan.UNTIL.equals(parser.currentName()) ? promise : reader).apply(parser.getString());
            } catch (InvalidInput e) {
                throw context.instantiationException(handledType(), e);
            }
        }
    }
}
