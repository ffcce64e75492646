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
 * Reads the files {@code messages/<lang>.yaml} and checks that each language has texts for all actions and rules.
 * Unchanged files are read only once. Not thread-safe.
 */
public final class MessagesReader {

    private final String defaultLanguage;
    private final String home;
    private Map<String, MessagesFile> cache = new HashMap<>();

    /** @param home the company's currency */
    public MessagesReader(String defaultLanguage, String home) {
        this.defaultLanguage = defaultLanguage;
        this.home = home;
    }

    /** Reads the messages of a rule book, and adds their problems. */
    public Messages read(RuleBook book, Problems problems) {
        BookSource source = book.source();
        Map<String, MessagesFile> files = new LinkedHashMap<>();
        for (String path : source.paths("messages/", ".yaml")) {
            String code = path.substring("messages/".length(), path.length() - ".yaml".length());
            MessagesFile known = cache.get(code);
            files.put(
                    code,
                    known != null && known.hash().equals(MessagesFile.hash(source, path))
                            ? known
                            : MessagesFile.read(source, path, code));
        }
        cache = files;
        if (!files.containsKey(defaultLanguage)) {
            problems.error(
                    SourceLocation.of("messages"),
                    "There are no texts in the default language (" + path(defaultLanguage) + ").");
        }
        Map<String, Messages.Language> languages = new LinkedHashMap<>();
        files.forEach((code, texts) -> {
            problems.addAll(texts.problems());
            new MessagesCheck(code, texts, book, problems).check();
            languages.put(code, texts.language());
        });
        new LanguagesCheck(files.keySet(), defaultLanguage, problems)
                .check(book.actions().values());
        return new Messages(languages, defaultLanguage, home, source.semantics());
    }

    /**
     * Adds a problem for each marketing e-mail from which customers cannot unsubscribe. Call it after {@link #read} for
     * rule books that shall go live; those that did so before are not checked again.
     */
    public void checkUnsubscribeLinks(RuleBook book, Problems problems) {
        cache.forEach((code, texts) -> new LinksCheck(texts, book, problems).checkUnsubscribeLinks(path(code)));
    }

    /** Returns the file of the texts in a language. */
    static String path(String code) {
        return "messages/" + code + ".yaml";
    }

    /**
     * Returns the name of the file of a rule, without folder and extension. All rules of a table can share one reason
     * under this name.
     */
    static String fileName(Rule rule) {
        String file = rule.origin().file();
        String name = file.substring(file.lastIndexOf('/') + 1);
        return name.substring(0, name.indexOf('.'));
    }
}
