package org.holdfast.messages;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/**
 * What became of one {@code messages/<lang>.yaml}.
 *
 * @param places where each text stands, for later checks
 * @param keys where each action and reason stands, also one whose text cannot be read
 */
record MessagesFile(
        String hash,
        Messages.Language language,
        Map<MessageTemplate, SourceLocation> places,
        Map<String, SourceLocation> keys,
        List<Problem> problems) {

    static MessagesFile read(BookSource source, String path, String code) {
        Problems problems = new Problems();
        Reading reading = new Reading(new ULocale(code), source.semantics().keepsValuesOnOneLine());
        problems.guard(
                SourceLocation.of(path),
                () -> YamlNode.parse(path, source.text(path, problems), problems)
                        .ifPresent(reading::file));
        return new MessagesFile(
                hash(source, path),
                new Messages.Language(reading.locale, reading.actions, reading.reasons),
                reading.places,
                reading.keys,
                problems.list());
    }

    /** The same for the same content that means the same. */
    static String hash(BookSource source, String path) {
        return source.semantics() + " " + source.fileHash(path);
    }

    SourceLocation place(MessageTemplate messageTemplate) {
        return places.getOrDefault(messageTemplate, SourceLocation.of("messages"));
    }

    private static final class Reading {

        private final ULocale locale;
        private final Map<String, Messages.Letter> actions = new HashMap<>();
        private final Map<String, MessageTemplate> reasons = new HashMap<>();
        private final Map<MessageTemplate, SourceLocation> places = new HashMap<>();
        private final Map<String, SourceLocation> keys = new HashMap<>();

        private final boolean subjectsOnOneLine;

        Reading(ULocale locale, boolean subjectsOnOneLine) {
            this.locale = locale;
            this.subjectsOnOneLine = subjectsOnOneLine;
        }

        void file(YamlNode file) {
            Map<String, YamlNode> parts = file.entries(Set.of("actions", "reasons"));
            entries(parts.get("actions")).forEach(this::action);
            entries(parts.get("reasons")).forEach((name, node) -> {
                keys.put("reason " + name, node.origin());
                MessageTemplate messageTemplate = template(node);
                if (messageTemplate != null) {
                    reasons.put(name, messageTemplate);
                }
            });
        }

        private void action(String id, YamlNode node) {
            Map<String, YamlNode> parts = node.entries(Set.of("subject", "body", "promise", "choices"));
            MessageTemplate subject = required(parts, "subject", node);
            if (subject != null && subjectsOnOneLine) {
                oneLine(parts.get("subject"), subject);
            }
            MessageTemplate body = required(parts, "body", node);
            MessageTemplate promise = parts.containsKey("promise") ? template(parts.get("promise")) : null;
            Map<String, MessageTemplate> choices = new LinkedHashMap<>();
            entries(parts.get("choices")).forEach((choice, text) -> {
                MessageTemplate messageTemplate = template(text);
                if (messageTemplate != null) {
                    choices.put(choice, messageTemplate);
                }
            });
            keys.put("action " + id, node.origin());
            if (subject != null && body != null) {
                actions.put(id, new Messages.Letter(subject, body, promise, choices));
            }
        }

        /** A subject becomes a header of a mail. */
        private void oneLine(YamlNode node, MessageTemplate subject) {
            if (!SingleLine.is(String.valueOf(node.text()).strip())) {
                node.error(
                        "This subject has more than one line, or characters that nobody sees.",
                        "Maybe write it on one line, or with >- in front of its lines.");
            } else if (SingleLine.length(subject.bare(), locale) > SingleLine.MAX_SUBJECT) {
                node.error(
                        "This subject is longer than " + SingleLine.MAX_SUBJECT + " characters, and would be cut.",
                        "Maybe say the rest in the body.");
            }
        }

        private @Nullable MessageTemplate required(Map<String, YamlNode> parts, String what, YamlNode parent) {
            YamlNode node = parts.get(what);
            if (node == null) {
                parent.error("The " + what + " is missing here.");
            }
            return node == null ? null : template(node);
        }

        private @Nullable MessageTemplate template(YamlNode node) {
            String text = node.text();
            if (text == null) {
                return null;
            }
            List<String> complaints = new ArrayList<>();
            try {
                MessageTemplate messageTemplate = MessageTemplate.of(text.strip(), locale, complaints);
                complaints.forEach(node::error);
                places.put(messageTemplate, node.origin());
                return messageTemplate;
            } catch (IllegalArgumentException e) {
                node.error(
                        "This text cannot be read: " + e.getMessage() + ".",
                        "Maybe a curly bracket is missing or too many.");
                return null;
            }
        }

        private static Map<String, YamlNode> entries(@Nullable YamlNode node) {
            return node == null ? Map.of() : node.entries();
        }
    }
}
