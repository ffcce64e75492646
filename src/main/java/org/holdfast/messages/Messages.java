package org.holdfast.messages;

import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.loyalty.Semantics;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Gift;
import org.holdfast.rules.model.MessageLanguages;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/** The texts of a rule book in all languages. Thread-safe. */
public final class Messages {

    /**
     * Placeholder for the link to a survey. The link is known only when the message has an ID; a preview never has one.
     */
    public static final String SURVEY_LINK = "[link to the survey]";

    /** Placeholder for the link with which customers unsubscribe; like {@link #SURVEY_LINK}, a preview has none. */
    public static final String UNSUBSCRIBE_LINK = "[link to unsubscribe]";

    private static final String PARAGRAPH = "\n\n";

    private final Map<String, Language> languages;
    private final String defaultLanguage;
    private final String home;
    private final Semantics semantics;

    /**
     * The texts of one language: messages by action, reasons by rule, names of topics, what ends marketing messages by
     * channel, and words for gifts.
     *
     * @param partial whether only some actions have texts in it
     */
    record Language(
            ULocale locale,
            boolean partial,
            Map<String, Letter> actions,
            Map<String, MessageTemplate> reasons,
            Map<String, String> topics,
            Map<Channel, MessageTemplate> footers,
            Map<Gift.Form, MessageTemplate> gifts) {

        /** Returns what ends a message on a channel; {@code null} if nothing does. */
        @Nullable
        MessageTemplate footer(Action action, @Nullable Channel channel) {
            return channel == null || action.purpose() != Purpose.MARKETING ? null : footers.get(channel);
        }
    }

    /** The texts of an action: subject and body, promise, and choices by ID. */
    record Letter(
            MessageTemplate subject,
            MessageTemplate body,
            @Nullable MessageTemplate promise,
            Map<String, MessageTemplate> choices) {

        MessageTemplate choice(String id) {
            return Objects.requireNonNull(choices.get(id), id);
        }

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
     * A message with its reason, or the arguments whose values are unknown, in which case there is no message.
     *
     * @param promise {@code null} if the action promises nothing
     * @param choices choices in the order of the action; empty if there is nothing to choose
     * @param missing names of the unknown arguments
     * @param nothing names of the arguments that are amounts of zero, which no message says
     */
    public record RenderedMessage(
            @Nullable MessageText message,
            @Nullable String reason,
            @Nullable String promise,
            List<Choice> choices,
            Set<String> missing,
            Set<String> nothing) {

        public RenderedMessage {
            choices = List.copyOf(choices);
        }
    }

    /** A choice for the customer, with its text. */
    public record Choice(String id, String text) {}

    /** @param semantics whether line breaks are removed from values, and whether amounts of zero are said */
    Messages(Map<String, Language> languages, String defaultLanguage, String home, Semantics semantics) {
        this.languages = Map.copyOf(languages);
        this.defaultLanguage = defaultLanguage;
        this.home = home;
        this.semantics = semantics;
    }

    /** Returns a subject as it is sent: on one line, and shortened if necessary. */
    public static String subject(String text, String language) {
        return SingleLine.subject(text, new ULocale(language));
    }

    public Set<String> languages() {
        return new TreeSet<>(languages.keySet());
    }

    /** Returns the languages in which every action has texts, unless it names others. */
    public Set<String> completeLanguages() {
        return languages.entrySet().stream()
                .filter(each -> !each.getValue().partial)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the language of messages to a customer: the preferred one if there are texts in it. */
    public String languageFor(String preferred) {
        return languages.containsKey(preferred) ? preferred : defaultLanguage;
    }

    /**
     * Returns the language of the message for a proposal: the preferred one if it has a text and a reason in it, or
     * else the default language. {@code null} if the action is only for readers of other languages.
     */
    public @Nullable String languageFor(Proposal proposal, String preferred) {
        MessageLanguages only = proposal.action().content().languages();
        Language language = languages.get(preferred);
        if ((only == null || only.languages().contains(preferred))
                && language != null
                && language.actions.containsKey(proposal.action().id())
                && reason(language, proposal) != null) {
            return preferred;
        }
        return only == null || only.othersGetDefault() || only.languages().contains(preferred) ? defaultLanguage : null;
    }

    /**
     * Returns the subject of an action's message with an ellipsis for every value, such as "An apology for your late
     * order …".
     *
     * @param preferred the language of the reader
     */
    public Optional<String> outline(String action, String preferred) {
        return Stream.concat(
                        Stream.of(languageFor(preferred), defaultLanguage),
                        languages.keySet().stream().sorted())
                .map(languages::get)
                .filter(Objects::nonNull)
                .map(language -> language.actions.get(action))
                .filter(Objects::nonNull)
                .findFirst()
                .map(letter -> letter.subject.outline());
    }

    /**
     * Returns what an action is, for people: its {@link #outline}, or the words of its id if it has no message.
     *
     * @param preferred the language of the reader
     */
    public String title(String action, String preferred) {
        return outline(action, preferred).orElseGet(() -> action.replace('-', ' '));
    }

    /**
     * Returns what a topic is called, for people: its name in {@code messages}, or the words of its id.
     *
     * @param preferred the language of the reader
     */
    public String topic(String topic, String preferred) {
        return Stream.of(languageFor(preferred), defaultLanguage)
                .map(languages::get)
                .filter(Objects::nonNull)
                .map(language -> language.topics.get(topic))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> topic.replace('-', ' '));
    }

    /**
     * Renders the message for a proposal.
     *
     * @param preferred the language of the customer
     * @param granted the granted amount, if any
     * @param channel the channel on which it is sent, whose footer ends it; {@code null} for the text alone
     */
    public RenderedMessage render(
            Proposal proposal, String preferred, @Nullable BigDecimal granted, @Nullable Channel channel) {
        String code = Objects.requireNonNullElse(languageFor(proposal, preferred), defaultLanguage);
        Language language = languages.get(code);
        Letter letter =
                language == null ? null : language.actions.get(proposal.action().id());
        MessageTemplate reason = language == null ? null : reason(language, proposal);
        if (language == null || letter == null || reason == null) {
            throw new IllegalStateException("No text in " + code + " for the action \""
                    + proposal.action().id() + "\" of the rule \""
                    + proposal.rule().name() + "\"; the rule book was not validated");
        }
        return render(
                proposal,
                letter,
                reason,
                language.footer(proposal.action(), channel),
                values(proposal, granted, language),
                code);
    }

    private static RenderedMessage render(
            Proposal proposal,
            Letter letter,
            MessageTemplate reason,
            @Nullable MessageTemplate footer,
            Function<String, @Nullable Object> values,
            String code) {
        Lack missing = new Lack(new TreeSet<>(), new TreeSet<>());
        String subject = text(letter.subject.fill(values), missing);
        String body = text(letter.body.fill(values), missing)
                + (footer == null ? "" : PARAGRAPH + text(footer.fill(values), missing));
        String why = text(reason.fill(values), missing);
        String promise = letter.promise == null ? null : text(letter.promise.fill(values), missing);
        List<Choice> choices = proposal.action().content().choices().stream()
                .map(id -> new Choice(id, text(letter.choice(id).fill(values), missing)))
                .toList();
        return missing.unknown.isEmpty() && missing.nothing.isEmpty()
                ? new RenderedMessage(
                        new MessageText(code, subject(subject, code), body), why, promise, choices, Set.of(), Set.of())
                : new RenderedMessage(null, null, null, List.of(), missing.unknown, missing.nothing);
    }

    private Function<String, @Nullable Object> values(
            Proposal proposal, @Nullable BigDecimal granted, Language language) {
        MessageArguments arguments = new MessageArguments(
                proposal,
                granted,
                home,
                language.locale,
                !semantics.neverSaysZeroAmounts(),
                gift -> GiftWords.of(gift, language.gifts, language.locale));
        return name -> {
            Object value = arguments.value(name);
            return semantics.keepsValuesOnOneLine() ? onOneLine(value) : value;
        };
    }

    private static @Nullable MessageTemplate reason(Language language, Proposal proposal) {
        MessageTemplate own = language.reasons.get(proposal.rule().name());
        return own != null ? own : language.reasons.get(MessagesReader.fileName(proposal.rule()));
    }

    private static @Nullable Object onOneLine(@Nullable Object value) {
        return value instanceof String text ? SingleLine.of(text) : value;
    }

    /** What texts need and do not have: values that are unknown, and amounts that are zero. */
    private record Lack(Set<String> unknown, Set<String> nothing) {}

    private static String text(Rendering rendering, Lack lack) {
        if (rendering instanceof Rendering.Complete complete) {
            return complete.text();
        }
        Rendering.Missing missing = (Rendering.Missing) rendering;
        lack.unknown.addAll(missing.arguments());
        lack.nothing.addAll(missing.nothing());
        return "";
    }
}
