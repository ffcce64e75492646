package org.holdfast.facts.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.Places;
import org.holdfast.facts.Timepoint;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** How the few types of ours that are written as a text go to and from JSON. */
public final class FactsModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    public FactsModule() {
        super("holdfast-facts");
        text(Timepoint.class, Timepoint::parse);
        text(ZoneId.class, Places::zone);
        text(Instant.class, FactsModule::instant);
        text(LocalDate.class, FactsModule::date);
        addSerializer(Timepoint.class, ToStringSerializer.instance);
        addSerializer(ZoneId.class, ToStringSerializer.instance);
        addSerializer(Instant.class, ToStringSerializer.instance);
    }

    private <T> void text(Class<T> type, Function<String, T> reader) {
        addDeserializer(type, new FromText<>(type, reader));
    }

    private static Instant instant(String text) {
        if (Timepoint.parse(text) instanceof Timepoint.Exact exact) {
            return exact.at();
        }
        throw new InvalidFact("", "\"" + text + "\" is a date; expected an instant such as 2026-03-12T10:00:00Z");
    }

    private static LocalDate date(String text) {
        if (Timepoint.parse(text) instanceof Timepoint.Day day) {
            return day.date();
        }
        throw new InvalidFact("", "\"" + text + "\" is an instant; expected a date such as 2026-03-12");
    }

    private static final class FromText<T> extends StdDeserializer<T> {

        private final transient Function<String, T> reader;

        FromText(Class<T> type, Function<String, T> reader) {
            super(type);
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            // A tree that was built here can hold the value itself.
            if (parser.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT && handledType().isInstance(parser.getEmbeddedObject())) {
                @SuppressWarnings("unchecked")
                T there = (T) parser.getEmbeddedObject();
                return there;
            }
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw context.wrongTokenException(parser, handledType(), JsonToken.VALUE_STRING, null);
            }
            try {
                return reader.apply(parser.getString());
            } catch (InvalidFact e) {
                throw context.instantiationException(handledType(), e);
            }
        }
    }
}
