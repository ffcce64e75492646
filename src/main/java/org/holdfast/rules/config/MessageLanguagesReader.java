package org.holdfast.rules.config;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.holdfast.diagnostics.yaml.EnumReader;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.rules.model.MessageLanguages;
import org.jspecify.annotations.Nullable;

/** Reads the languages that an action has texts in, and what customers who read another language get. */
final class MessageLanguagesReader {

    static final String LANGUAGES = "languages";
    static final String OTHERS = "otherLanguages";

    private static final Pattern CODE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private enum Others {
        DEFAULT,
        NOTHING;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    private MessageLanguagesReader() {}

    /** Returns the languages; {@code null} if the action has texts in all languages of the rule book. */
    static @Nullable MessageLanguages read(Map<String, YamlNode> keys) {
        YamlNode node = keys.get(LANGUAGES);
        YamlNode othersNode = keys.get(OTHERS);
        Others others = othersNode == null ? null : EnumReader.one(othersNode, Others.class);
        if (node == null) {
            if (othersNode != null) {
                othersNode.error(
                        "\"" + OTHERS + "\" says who gets an action with \"" + LANGUAGES + "\", and it has none.",
                        "Maybe add " + LANGUAGES + ": [en, ro].");
            }
            return null;
        }
        Set<String> codes = new LinkedHashSet<>();
        for (YamlNode item : node.items()) {
            String code = item.read("the code of a language, such as ro", text -> {
                if (!CODE.matcher(text).matches()) {
                    throw new IllegalArgumentException(text);
                }
                return text;
            });
            if (code != null && !codes.add(code)) {
                item.error("\"" + code + "\" appears twice in this list.", "Maybe remove one of them.");
            }
        }
        if (codes.isEmpty()) {
            node.error("At least one language is expected here.", "Maybe leave \"" + LANGUAGES + "\" out.");
        }
        return new MessageLanguages(codes, others != Others.NOTHING);
    }
}
