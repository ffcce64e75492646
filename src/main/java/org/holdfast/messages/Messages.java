package org.holdfast.messages;

import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/** All texts of a rule book, by language. Safe for many threads. */
public final class Messages {

    private final Map<String, Language> languages;
    private final String defaultLanguage;
    private final String home;

    /** The texts of one language: what is sent by action, why by rule. */
    record Language(ULocale locale, Map<String, Letter> actions, Map<String, Template> reasons) {
    }

    /** Subject and body. */
    record Letter(Template subject, Template body) {
    }

    /** A message with its reason, or what is not known that they would need to say. */
    public record Said(@Nullable Text message, @Nullable String reason, Set<String> missing) {
    }

    Messages(Map<String, Language> languages, String defaultLanguage, String home) {
        this.languages = Map.copyOf(languages);
        this.defaultLanguage = defaultLanguage;
        this.home = home;
    }

    public Set<String> languages() {
        return new TreeSet<>(languages.keySet());
    }

    /** The language a customer will be written in: theirs where there are texts for it. */
    public String languageFor(String wanted) {
        return languages.containsKey(wanted) ? wanted : defaultLanguage;
    }

    /**
     * @param wanted the customer's language
     * @param granted what is given with the action, if anything
     */
    public Said say(Proposal proposal, String wanted, @Nullable BigDecimal granted) {
        String code = languageFor(wanted);
        Language language = languages.get(code);
        Letter letter = language == null ? null : language.actions.get(proposal.action().id());
        Template reason = language == null ? null : reason(language, proposal);
        if (letter == null || reason == null) {
            throw new IllegalStateException("No text in " + code + " for \"" + proposal.action().id() + "\" by \""
                    + proposal.rule().name() + "\"; the rule book was not checked");
        }
        Arguments arguments = new Arguments(proposal, granted, home, language.locale);
        Set<String> missing = new TreeSet<>();
        String subject = text(letter.subject.fill(arguments::value), missing);
        String body = text(letter.body.fill(arguments::value), missing);
        String why = text(reason.fill(arguments::value), missing);
        return missing.isEmpty() ? new Said(new Text(code, subject, body), why, Set.of()) : new Said(null, null, missing);
    }

    private static @Nullable Template reason(Language language, Proposal proposal) {
        Template own = language.reasons.get(proposal.rule().name());
        return own != null ? own : language.reasons.get(MessagesReader.fileName(proposal.rule()));
    }

    private static String text(Rendering rendering, Set<String> missing) {
        if (rendering instanceof Rendering.Complete complete) {
            return complete.text();
        }
        missing.addAll(((Rendering.Missing) rendering).arguments());
        return "";
    }
}
