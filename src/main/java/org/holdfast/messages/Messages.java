package org.holdfast.messages;

import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/** All texts of a rule book, by language. Safe for many threads. */
public final class Messages {

    /**
     * Stands in a text where the link to a survey will be. Nobody has a link before what is sent has an id; a look only
     * never has one.
     */
    public static final String SURVEY_LINK = "[link to the survey]";

    private final Map<String, Language> languages;
    private final String defaultLanguage;
    private final String home;
    private final boolean valuesOnOneLine;

    /** The texts of one language: what is sent by action, why by rule. */
    record Language(ULocale locale, Map<String, Letter> actions, Map<String, MessageTemplate> reasons) {}

    /** Subject and body, what is promised by them, and what can be chosen, by the choice's id. */
    record Letter(
            MessageTemplate subject,
            MessageTemplate body,
            @Nullable MessageTemplate promise,
            Map<String, MessageTemplate> choices) {

        List<MessageTemplate> templates() {
            List<MessageTemplate> all = new ArrayList<>(List.of(subject, body));
            if (promise != null) {
                all.add(promise);
            }
            all.addAll(choices.values());
            return all;
        }
    }

    /**
     * A message with its reason, or what is not known that they would need to say: then nothing is said at all.
     *
     * @param promise what is promised; {@code null} when the action promises nothing
     * @param choices in the order of the action; empty when there is nothing to choose
     */
    public record RenderedMessage(
            @Nullable MessageText message,
            @Nullable String reason,
            @Nullable String promise,
            List<Choice> choices,
            Set<String> missing) {

        public RenderedMessage {
            choices = List.copyOf(choices);
        }
    }

    /** Something the customer can choose, in their words. */
    public record Choice(String id, String text) {}

    /** @param valuesOnOneLine whether line breaks and characters that nobody sees are taken out of values */
    Messages(Map<String, Language> languages, String defaultLanguage, String home, boolean valuesOnOneLine) {
        this.languages = Map.copyOf(languages);
        this.defaultLanguage = defaultLanguage;
        this.home = home;
        this.valuesOnOneLine = valuesOnOneLine;
    }

    /** A subject as it is sent: on one line and of sensible length, whatever the rule book and the facts made of it. */
    public static String subject(String words, String language) {
        return SingleLine.subject(words, new ULocale(language));
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
    public RenderedMessage render(Proposal proposal, String wanted, @Nullable BigDecimal granted) {
        String code = languageFor(wanted);
        Language language = languages.get(code);
        Letter letter =
                language == null ? null : language.actions.get(proposal.action().id());
        MessageTemplate reason = language == null ? null : reason(language, proposal);
        if (letter == null || reason == null) {
            throw new IllegalStateException(
                    "No text in " + code + " for \"" + proposal.action().id() + "\" by \""
                            + proposal.rule().name() + "\"; the rule book was not checked");
        }
        MessageArguments messageArguments = new MessageArguments(proposal, granted, home, language.locale);
        Set<String> missing = new TreeSet<>();
        Function<String, @Nullable Object> values =
                valuesOnOneLine ? name -> onOneLine(messageArguments.value(name)) : messageArguments::value;
        String subject = text(letter.subject.fill(values), missing);
        String body = text(letter.body.fill(values), missing);
        String why = text(reason.fill(values), missing);
        String promise = letter.promise == null ? null : text(letter.promise.fill(values), missing);
        List<Choice> choices = proposal.action().content().choices().stream()
                .map(id -> new Choice(id, text(letter.choices.get(id).fill(values), missing)))
                .toList();
        return missing.isEmpty()
                ? new RenderedMessage(
                        new MessageText(code, subject(subject, code), body), why, promise, choices, Set.of())
                : new RenderedMessage(null, null, null, List.of(), missing);
    }

    private static @Nullable MessageTemplate reason(Language language, Proposal proposal) {
        MessageTemplate own = language.reasons.get(proposal.rule().name());
        return own != null ? own : language.reasons.get(MessagesReader.fileName(proposal.rule()));
    }

    private static @Nullable Object onOneLine(@Nullable Object value) {
        return value instanceof String words ? SingleLine.of(words) : value;
    }

    private static String text(Rendering rendering, Set<String> missing) {
        if (rendering instanceof Rendering.Complete complete) {
            return complete.text();
        }
        missing.addAll(((Rendering.Missing) rendering).arguments());
        return "";
    }
}
