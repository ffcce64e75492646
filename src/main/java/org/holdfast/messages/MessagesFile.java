package org.holdfast.messages;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.Channel;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Gift;
import org.jspecify.annotations.Nullable;

/**
 * The content of one {@code messages/<lang>.yaml}.
 *
 * @param places location of each text, for later checks
 * @param keys location of each action and reason, including those with invalid texts
 */
record MessagesFile(
        String hash,
        Messages.Language language,
        Map<MessageTemplate, SourceLocation> places,
        Map<String, SourceLocation> keys,
        List<Problem> problems) {

    static MessagesFile read(BookSource source, String path, String code) {
        Problems problems = new Problems();
        Reader reader = new Reader(new ULocale(code), source.semantics().keepsValuesOnOneLine());
        problems.guard(
                SourceLocation.of(path),
                () -> YamlNode.parse(path, source.text(path, problems), problems)
                        .map(YamlNode::warnOfRepeated)
                        .ifPresent(reader::file));
        return new MessagesFile(
                hash(source, path),
                new Messages.Language(
                        reader.locale,
                        reader.partial,
                        reader.actions,
                        reader.reasons,
                        reader.topics,
                        reader.footers,
                        reader.gifts),
                reader.places,
                reader.keys,
                problems.list());
    }

    /** Returns the hash of the content and of the semantics with which it is read. */
    static String hash(BookSource source, String path) {
        return source.semantics() + " " + source.fileHash(path);
    }

    SourceLocation place(MessageTemplate template) {
        return places.getOrDefault(template, SourceLocation.of("messages"));
    }

    /** The texts that end marketing messages, by channel. */
    private static final String FOOTERS = "footers";
    /** The words for gifts that are not money, by form. */
    private static final String GIFTS = "gifts";
    /** Says that only some actions have texts in this language. */
    private static final String PARTIAL = "partial";

    private static final class Reader {

        /** Maximum length of the name of a topic, in characters. */
        private static final int MAX_TOPIC = 80;

        private final ULocale locale;
        private final Map<String, Messages.Letter> actions = new HashMap<>();
        private final Map<String, MessageTemplate> reasons = new HashMap<>();
        private final Map<String, String> topics = new HashMap<>();
        private final Map<Channel, MessageTemplate> footers = new EnumMap<>(Channel.class);
        private final Map<Gift.Form, MessageTemplate> gifts = new EnumMap<>(Gift.Form.class);
        private final Map<MessageTemplate, SourceLocation> places = new HashMap<>();
        private final Map<String, SourceLocation> keys = new HashMap<>();

        private final boolean subjectsOnOneLine;
        private boolean partial;

        Reader(ULocale locale, boolean subjectsOnOneLine) {
            this.locale = locale;
            this.subjectsOnOneLine = subjectsOnOneLine;
        }

        void file(YamlNode file) {
            Map<String, YamlNode> parts = file.entries(Set.of("actions", "reasons", "topics", FOOTERS, GIFTS, PARTIAL));
            YamlNode partialNode = parts.get(PARTIAL);
            partial = partialNode != null && Boolean.TRUE.equals(partialNode.flag());
            entries(parts.get("actions")).forEach(this::action);
            entries(parts.get(FOOTERS)).forEach(this::footer);
            entries(parts.get(GIFTS)).forEach(this::gift);
            entries(parts.get("reasons")).forEach((name, node) -> {
                keys.put("reason " + name, node.origin());
                MessageTemplate template = template(node);
                if (template != null) {
                    reasons.put(name, template);
                }
            });
            entries(parts.get("topics")).forEach(this::topic);
        }

        /** Reads what a topic is called: one line without gaps. */
        private void topic(String name, YamlNode node) {
            keys.put("topic " + name, node.origin());
            String text = node.text();
            if (text == null) {
                return;
            }
            if (text.isBlank() || text.strip().length() > MAX_TOPIC || !SingleLine.is(text.strip())) {
                node.error(
                        "The name of a topic is expected here, on one line of at most " + MAX_TOPIC + " characters.");
            } else {
                topics.put(name, text.strip());
            }
        }

        private void footer(String name, YamlNode node) {
            Channel channel = Arrays.stream(Channel.values())
                    .filter(each -> each.toString().equals(name))
                    .findFirst()
                    .orElse(null);
            MessageTemplate template = template(node);
            if (channel == null) {
                node.error(ProblemText.of("text.footer-channel", "channel", name)
                        .nearest(
                                name,
                                Arrays.stream(Channel.values())
                                        .map(Channel::toString)
                                        .toList()));
            } else if (template != null) {
                checkFooter(node, template);
                footers.put(channel, template);
            }
        }

        /** Reads the words for gifts of one form; only their number is known. */
        private void gift(String name, YamlNode node) {
            Gift.Form form = Arrays.stream(Gift.Form.values())
                    .filter(each -> each.toString().equals(name))
                    .findFirst()
                    .orElse(null);
            MessageTemplate template = template(node);
            if (form == null) {
                node.error(
                        "\"" + name + "\" is not a form of gift.",
                        "Maybe one of " + EnumLabels.all(Gift.Form.class) + ".");
            } else if (template != null) {
                if (!template.arguments().stream().allMatch(GiftWords.NUMBER::equals)) {
                    node.error("Only {number} can be used here.", "Maybe write the rest in the text of the action.");
                }
                gifts.put(form, template);
            }
        }

        /** Checks that a footer fits every message: it knows nothing of the proposals. */
        private static void checkFooter(YamlNode node, MessageTemplate footer) {
            footer.arguments().stream()
                    .filter(argument -> !argument.equals(MessageArguments.UNSUBSCRIBE_LINK))
                    .sorted()
                    .forEach(argument -> node.error(ProblemText.of("text.footer-gap", "gap", "{" + argument + "}")));
        }

        private void action(String id, YamlNode node) {
            Map<String, YamlNode> parts = node.entries(Set.of("subject", "body", "promise", "choices"));
            YamlNode subjectNode = parts.get("subject");
            MessageTemplate subject = required(subjectNode, "subject", node);
            if (subjectNode != null && subject != null && subjectsOnOneLine) {
                checkSubject(subjectNode, subject);
            }
            MessageTemplate body = required(parts.get("body"), "body", node);
            checkContent(subjectNode, subject);
            checkContent(parts.get("body"), body);
            YamlNode promiseNode = parts.get("promise");
            MessageTemplate promise = promiseNode == null ? null : template(promiseNode);
            Map<String, MessageTemplate> choices = new LinkedHashMap<>();
            entries(parts.get("choices")).forEach((choice, text) -> {
                MessageTemplate template = template(text);
                if (template != null) {
                    choices.put(choice, template);
                }
            });
            keys.put("action " + id, node.origin());
            if (subject != null && body != null) {
                actions.put(id, new Messages.Letter(subject, body, promise, choices));
            }
        }

        /** Checks that a subject can be the header of an e-mail. */
        private void checkSubject(YamlNode node, MessageTemplate subject) {
            if (!SingleLine.is(String.valueOf(node.text()).strip())) {
                node.error(
                        "This subject has more than one line, or invisible characters.",
                        "Maybe write it on one line, or with >- in front of its lines.");
            } else if (SingleLine.length(subject.bare(), locale) > SingleLine.MAX_SUBJECT) {
                node.error(
                        "This subject is longer than " + SingleLine.MAX_SUBJECT + " characters and would be shortened.",
                        "Maybe say the rest in the body.");
            }
        }

        private static void checkContent(@Nullable YamlNode node, @Nullable MessageTemplate template) {
            if (node != null && template != null && template.canBeEmpty()) {
                node.error(
                        "This text is empty wherever its values are unknown.",
                        "Maybe write something after the bar, such as {customerGivenName|there}.");
            }
        }

        private @Nullable MessageTemplate required(@Nullable YamlNode node, String what, YamlNode parent) {
            if (node == null) {
                parent.error("The " + what + " is missing here.");
                return null;
            }
            return template(node);
        }

        private @Nullable MessageTemplate template(YamlNode node) {
            String text = node.text();
            if (text == null) {
                return null;
            }
            List<String> problems = new ArrayList<>();
            try {
                MessageTemplate template = MessageTemplate.of(text.strip(), locale, problems);
                problems.forEach(node::error);
                places.put(template, node.origin());
                return template;
            } catch (IllegalArgumentException e) {
                node.error(
                        "This text cannot be read: " + e.getMessage() + ".",
                        "Maybe there is a curly bracket too many or too few.");
                return null;
            }
        }

        private static Map<String, YamlNode> entries(@Nullable YamlNode node) {
            return node == null ? Map.of() : node.entries();
        }
    }
}
