package org.holdfast.console.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.holdfast.facts.json.FactsJson;
import org.springframework.context.MessageSource;
import tools.jackson.databind.JsonNode;

/** Writes the details of an entry in words: {@code roles: read, act · level: supervisor}. */
public final class AuditDetails {

    private final MessageSource messages;
    private final Locale locale;

    AuditDetails(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    public String words(String json) {
        List<String> details = new ArrayList<>();
        FactsJson.storedTree(json).properties().forEach(each -> {
            if (!each.getValue().isNull()) {
                details.add(word("audit.detail." + each.getKey(), each.getKey()) + ": " + value(each.getValue()));
            }
        });
        return String.join(" · ", details);
    }

    private String value(JsonNode value) {
        if (value.isBoolean()) {
            return word("audit.value." + value.asString(), value.asString());
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(this::value)
                    .collect(Collectors.joining(", "));
        }
        return value.isString() ? value.asString() : value.toString();
    }

    private String word(String key, String otherwise) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, null, locale), otherwise);
    }
}
