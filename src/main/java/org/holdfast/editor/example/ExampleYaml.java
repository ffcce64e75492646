package org.holdfast.editor.example;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.holdfast.editor.text.YamlText;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes an example as the shipped ones are written. */
final class ExampleYaml {

    private ExampleYaml() {}

    /** @param day the day of the example; {@code null} if it has to be at an exact moment */
    static String item(String name, @Nullable String day, Instant now, ObjectNode facts, List<Proposal> proposals) {
        StringBuilder item = new StringBuilder("- name: ")
                .append(YamlText.scalar(name))
                .append("\n  ")
                .append(day == null ? "now: " + now : "today: " + day)
                .append("\n  customer:");
        if (facts.isEmpty()) {
            item.append(" {}");
        }
        facts.properties().forEach(field -> {
            item.append("\n    ").append(field.getKey()).append(':');
            if (field.getValue() instanceof ArrayNode list && !list.isEmpty()) {
                list.forEach(each -> item.append("\n      - ").append(inline(each)));
            } else {
                item.append(' ').append(inline(field.getValue()));
            }
        });
        return item.append("\n  expect:")
                .append(expectation(proposals))
                .append('\n')
                .toString();
    }

    private static String expectation(List<Proposal> proposals) {
        if (proposals.isEmpty()) {
            return " nothing";
        }
        List<String> all = proposals.stream().map(ExampleYaml::expectation).toList();
        return all.size() == 1 ? " " + all.get(0) : "\n    - " + String.join("\n    - ", all);
    }

    private static String expectation(Proposal proposal) {
        List<String> parts = new ArrayList<>();
        parts.add("action: " + YamlText.scalar(proposal.action().id()));
        parts.add("rule: " + YamlText.scalar(proposal.rule().name()));
        String subject = proposal.subject();
        if (subject != null) {
            parts.add("about: " + YamlText.scalar(subject));
        }
        if (proposal.desired() != null) {
            parts.add("amount: " + proposal.desired().stripTrailingZeros().toPlainString());
        }
        return "{ " + String.join(", ", parts) + " }";
    }

    private static String inline(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object.isEmpty()
                    ? "{}"
                    : object.properties().stream()
                            .map(field -> field.getKey() + ": " + inline(field.getValue()))
                            .collect(Collectors.joining(", ", "{ ", " }"));
        }
        if (value instanceof ArrayNode list) {
            return list.valueStream().map(ExampleYaml::inline).collect(Collectors.joining(", ", "[", "]"));
        }
        return value.isString() ? YamlText.scalar(value.asString()) : value.toString();
    }
}
