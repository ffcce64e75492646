package org.holdfast.messages;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Rule;

/**
 * Reads {@code messages/<lang>.yaml} and checks that every action and every rule can be spoken of in every language. It
 * remembers what it made of each file. Not for several threads at once.
 */
public final class MessagesReader {

    private final String defaultLanguage;
    private final String home;
    private Map<String, MessagesFile> remembered = new HashMap<>();

    /** @param home the company's currency */
    public MessagesReader(String defaultLanguage, String home) {
        this.defaultLanguage = defaultLanguage;
        this.home = home;
    }

    public Messages read(RuleBook book, Problems problems) {
        BookSource source = book.source();
        Map<String, MessagesFile> seen = new LinkedHashMap<>();
        for (String path : source.paths("messages/", ".yaml")) {
            String code = path.substring("messages/".length(), path.length() - ".yaml".length());
            MessagesFile known = remembered.get(code);
            seen.put(
                    code,
                    known != null && known.hash().equals(MessagesFile.hash(source, path))
                            ? known
                            : MessagesFile.read(source, path, code));
        }
        remembered = seen;
        if (!seen.containsKey(defaultLanguage)) {
            problems.error(
                    SourceLocation.of("messages"),
                    "There are no texts in the default language (messages/" + defaultLanguage + ".yaml).");
        }
        Map<String, Messages.Language> languages = new LinkedHashMap<>();
        seen.forEach((code, texts) -> {
            problems.addAll(texts.problems());
            new MessagesCheck("messages/" + code + ".yaml", texts, book, problems).check();
            languages.put(code, texts.language());
        });
        return new Messages(languages, defaultLanguage, home, source.semantics().keepsValuesOnOneLine());
    }

    /**
     * The name of the file a rule stands in, without folder and ending; a whole table can share one reason under it.
     */
    static String fileName(Rule rule) {
        String file = rule.origin().file();
        String name = file.substring(file.lastIndexOf('/') + 1);
        return name.substring(0, name.indexOf('.'));
    }
}
