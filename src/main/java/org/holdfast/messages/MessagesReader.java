package org.holdfast.messages;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.model.Wish;
import org.holdfast.rules.source.BookSource;
import org.holdfast.rules.source.Nearest;
import org.holdfast.rules.source.Origin;
import org.holdfast.rules.source.Problem;
import org.holdfast.rules.source.Problems;
import org.holdfast.rules.source.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code messages/<lang>.yaml} and checks that every action and every rule can be spoken of in every language. It remembers what
 * it made of each file. Not for several threads at once.
 */
public final class MessagesReader {

    private final String defaultLanguage;
    private final String home;
    private Map<String, FileTexts> remembered = new HashMap<>();

    /** What became of one file; {@code places} says where each text stands, for later checks. */
    private record FileTexts(String hash, Messages.Language language, Map<Template, Origin> places, Map<String, Origin> keys,
                             List<Problem> problems) {
    }

    /** @param home the company's currency */
    public MessagesReader(String defaultLanguage, String home) {
        this.defaultLanguage = defaultLanguage;
        this.home = home;
    }

    public Messages read(RuleBook book, Problems problems) {
        BookSource source = book.source();
        Map<String, FileTexts> seen = new LinkedHashMap<>();
        for (String path : source.paths("messages/", ".yaml")) {
            String code = path.substring("messages/".length(), path.length() - ".yaml".length());
            String hash = source.fileHash(path);
            FileTexts known = remembered.get(code);
            seen.put(code, known != null && known.hash.equals(hash) ? known : file(source, path, code, hash));
        }
        remembered = seen;
        if (!seen.containsKey(defaultLanguage)) {
            problems.error(Origin.of("messages"), "There are no texts in the default language (messages/" + defaultLanguage + ".yaml).");
        }
        Map<String, Messages.Language> languages = new LinkedHashMap<>();
        seen.forEach((code, texts) -> {
            problems.addAll(texts.problems);
            check(code, texts, book, problems);
            languages.put(code, texts.language);
        });
        return new Messages(languages, defaultLanguage, home);
    }

    /** The name of the file a rule stands in, without folder and ending; a whole table can share one reason under it. */
    static String fileName(Rule rule) {
        String file = rule.origin().file();
        String name = file.substring(file.lastIndexOf('/') + 1);
        return name.substring(0, name.indexOf('.'));
    }

    private static FileTexts file(BookSource source, String path, String code, String hash) {
        Problems own = new Problems();
        ULocale locale = new ULocale(code);
        Map<String, Messages.Letter> actions = new HashMap<>();
        Map<String, Template> reasons = new HashMap<>();
        Map<Template, Origin> places = new HashMap<>();
        Map<String, Origin> keys = new HashMap<>();
        YamlNode.parse(path, source.text(path, own), own).ifPresent(file -> {
            Map<String, YamlNode> parts = file.entries(Set.of("actions", "reasons"));
            entries(parts.get("actions")).forEach((id, node) -> {
                Map<String, YamlNode> letter = node.entries(Set.of("subject", "body"));
                Template subject = template(letter.get("subject"), node, "subject", locale, places);
                Template body = template(letter.get("body"), node, "body", locale, places);
                keys.put("action " + id, node.origin());
                if (subject != null && body != null) {
                    actions.put(id, new Messages.Letter(subject, body));
                }
            });
            entries(parts.get("reasons")).forEach((name, node) -> {
                keys.put("reason " + name, node.origin());
                Template template = template(node, node, "reason", locale, places);
                if (template != null) {
                    reasons.put(name, template);
                }
            });
        });
        return new FileTexts(hash, new Messages.Language(locale, actions, reasons), places, keys, own.list());
    }

    private static Map<String, YamlNode> entries(@Nullable YamlNode node) {
        return node == null ? Map.of() : node.entries();
    }

    private static @Nullable Template template(@Nullable YamlNode node, YamlNode parent, String what, ULocale locale,
                                               Map<Template, Origin> places) {
        if (node == null) {
            parent.error("The " + what + " is missing here.");
            return null;
        }
        String text = node.text();
        if (text == null) {
            return null;
        }
        List<String> complaints = new ArrayList<>();
        try {
            Template template = Template.of(text.strip(), locale, complaints);
            complaints.forEach(node::error);
            places.put(template, node.origin());
            return template;
        } catch (IllegalArgumentException e) {
            node.error("This text cannot be read: " + e.getMessage() + ".", "Maybe a curly bracket is missing or too many.");
            return null;
        }
    }

    private static void check(String code, FileTexts texts, RuleBook book, Problems problems) {
        String file = "messages/" + code + ".yaml";
        Set<String> used = new HashSet<>();
        for (String id : book.actions().keySet()) {
            used.add("action " + id);
            if (!texts.keys.containsKey("action " + id)) {
                problems.error(Origin.of(file), "There is no text for the action \"" + id + "\".",
                        "Maybe add it under \"actions\", with a subject and a body.");
            }
        }
        for (Rule rule : book.rules()) {
            checkRule(file, texts, rule, used, problems);
        }
        texts.keys.forEach((key, origin) -> {
            if (!used.contains(key)) {
                boolean action = key.startsWith("action ");
                String name = key.substring(key.indexOf(' ') + 1);
                problems.error(origin, (action ? "There is no action \"" : "There is no rule or rule file \"") + name + "\".",
                        Nearest.hint(name, action ? book.actions().keySet() : book.rules().stream().map(Rule::name).toList()));
            }
        });
    }

    private static void checkRule(String file, FileTexts texts, Rule rule, Set<String> used, Problems problems) {
        String byFile = fileName(rule);
        String key = texts.keys.containsKey("reason " + rule.name()) ? rule.name() : byFile;
        used.add("reason " + key);
        if (!texts.keys.containsKey("reason " + key)) {
            problems.error(Origin.of(file), "There is no reason for the rule \"" + rule.name() + "\".",
                    "Maybe add it under \"reasons\", by the rule's name or its file's (" + byFile + ").");
        }
        Template reason = texts.language.reasons().get(key);
        for (Wish wish : rule.then()) {
            if (reason != null) {
                checkArguments(reason, texts, rule, wish, problems);
            }
            Messages.Letter letter = texts.language.actions().get(wish.action());
            if (letter != null) {
                checkArguments(letter.subject(), texts, rule, wish, problems);
                checkArguments(letter.body(), texts, rule, wish, problems);
            }
        }
    }

    private static void checkArguments(Template template, FileTexts texts, Rule rule, Wish wish, Problems problems) {
        Origin place = texts.places.getOrDefault(template, Origin.of("messages"));
        for (String argument : template.arguments()) {
            if (!Arguments.exists(argument, rule, wish)) {
                problems.error(place, "The rule \"" + rule.name() + "\" does not know {" + argument + "}, which this text needs.",
                        Nearest.hint(argument, Arguments.available(rule, wish)));
            } else if (template.numbers().contains(argument) && !Arguments.isNumber(argument, rule, wish)) {
                problems.error(place, "{" + argument + "} is not a number, so no plural form can be chosen by it.",
                        "Maybe use it without \"plural\".");
            } else if (!Arguments.isGuaranteed(argument, rule, wish)) {
                problems.warning(place, "The rule \"" + rule.name() + "\" does not make sure that {" + argument + "} is known; where it is "
                        + "not, the action is held back.", "Maybe leave it out, or add a condition on it.");
            }
        }
    }
}
