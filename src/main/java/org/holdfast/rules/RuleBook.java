package org.holdfast.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.holdfast.diagnostics.SentenceLine;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.Semantics;
import org.holdfast.loyalty.programmes.Programme;
import org.holdfast.rules.analysis.PastReach;
import org.holdfast.rules.engine.RuleEngine;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.Requirement;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.limits.Limits;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.vocabulary.Vocabulary;

/**
 * A rule book that has been read, checked and compiled. Immutable: an edited file results in a new rule book with a new
 * version. Thread-safe.
 */
public final class RuleBook {

    private final BookSource source;
    private final List<Rule> rules;
    private final Map<String, Rule> byName = new HashMap<>();
    private final Map<String, Action> actions;
    private final Limits limits;
    private final List<Programme> programmes;
    private final Map<String, Set<Sentence>> sentences;
    private final Sentences dictionary;
    private final OpenActions proposals;
    /** How many days the rules that ask for earlier actions look back, by name. */
    private final Map<String, Integer> pastDays = new HashMap<>();

    RuleBook(
            BookSource source,
            List<Rule> rules,
            Map<String, Action> actions,
            Limits limits,
            List<Programme> programmes,
            Map<String, Set<Sentence>> sentences,
            Sentences dictionary) {
        this.source = source;
        this.rules = List.copyOf(rules);
        rules.forEach(rule -> byName.put(rule.name(), rule));
        this.actions = Map.copyOf(actions);
        this.limits = limits;
        this.programmes = List.copyOf(programmes);
        this.sentences = sentences;
        this.dictionary = dictionary;
        rules.forEach(rule -> {
            int days = PastReach.days(rule);
            if (days > 0) {
                pastDays.put(rule.name(), days);
            }
        });
        this.proposals = new OpenActions(RuleEngine.of(rules, actions), Set.copyOf(pastDays.keySet()));
    }

    /** Returns the version: {@code sha256:} followed by the hash of the content. */
    public String version() {
        return source.version();
    }

    public BookSource source() {
        return source;
    }

    /** Returns what the rules can use, with the facts that the book declares. */
    public Vocabulary vocabulary() {
        return dictionary.vocabulary();
    }

    /** Returns the facts that the book declares. */
    public FactsSchema facts() {
        return vocabulary().schema();
    }

    /** Returns how rules and settings are interpreted, which depends on the release that first published the book. */
    public Semantics semantics() {
        return source.semantics();
    }

    /** Returns all rules, including paused ones, in the order of their files. */
    public List<Rule> rules() {
        return rules;
    }

    /** Returns this book with other rules, for trial runs only: it keeps the version, so it must never go live. */
    public RuleBook withRules(List<Rule> others) {
        return new RuleBook(source, others, actions, limits, programmes, sentences, dictionary);
    }

    public Optional<Rule> rule(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Returns the sentences a rule consists of; empty for a rule in plain DRL. */
    public Set<Sentence> sentencesOf(Rule rule) {
        return sentences.getOrDefault(rule.name(), Set.of());
    }

    /**
     * Returns a line of a rule in the given language: the equivalent sentence if that language has one, otherwise the
     * author's own words.
     */
    public String inLanguage(Rule rule, SourceLocation line, String language) {
        if (line.sentence().isEmpty()) {
            return line.text();
        }
        return SentenceLine.joined(SentenceLine.of(line.sentence()).stream()
                .map(each -> inLanguage(rule, each, language))
                .toList());
    }

    /** Returns one line of a condition in the given language. */
    public SentenceLine inLanguage(Rule rule, SentenceLine line, String language) {
        Set<Sentence> used = sentencesOf(rule);
        Optional<String> same = inLanguage(used, line.words(), line.detail(), language);
        if (same.isEmpty() && !line.detail() && line.depth() > 0) {
            same = Requirement.readings(line.words()).stream()
                    .flatMap(words -> inLanguage(used, words, true, language).stream())
                    .findFirst();
        }
        return line.withWords(same.orElse(line.words()));
    }

    private Optional<String> inLanguage(Set<Sentence> used, String words, boolean detail, String language) {
        for (Sentence sentence : used) {
            boolean translatable =
                    !sentence.language().equals(language) && (sentence.section() == RuleSection.DETAIL) == detail;
            Map<String, String> values = translatable ? sentence.values(words) : null;
            if (values != null) {
                return dictionary.inLanguage(sentence, language).map(same -> Sentences.write(same, values));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the sentence of a language that means a condition on a thing, if there is one.
     *
     * @param entity kind of the thing, such as {@code Order}; {@code Customer} for the customer
     * @param drl the condition, as it stands between the brackets of a pattern
     */
    public Optional<String> sentenceFor(String entity, String drl, String language) {
        return entity.equals(vocabulary().customer().name())
                ? dictionary.meaning(RuleSection.WHEN, null, "Customer( " + drl + " )", language)
                : dictionary.meaning(RuleSection.DETAIL, entity, drl, language);
    }

    public Map<String, Action> actions() {
        return actions;
    }

    /** Returns what actions name as their topics, in alphabetical order. */
    public SortedSet<String> topics() {
        SortedSet<String> topics = new TreeSet<>();
        actions.values().forEach(action -> {
            if (action.topic() != null) {
                topics.add(action.topic());
            }
        });
        return topics;
    }

    public Limits limits() {
        return limits;
    }

    /** Returns the loyalty programmes that Holdfast manages, in the order of the file. */
    public List<Programme> programmes() {
        return programmes;
    }

    /** Returns whether a rule asks for what was done for the customer before. */
    public boolean asksForPastActions() {
        return !pastDays.isEmpty();
    }

    /** Returns the age in days up to which earlier actions matter to a rule; 0 if no rule asks for them. */
    public int pastDays() {
        return pastDays.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Returns what the rules propose for a customer, in no particular order. */
    public List<Proposal> proposals(CustomerView view) {
        return proposals.proposals(List.of(view)).get(0);
    }

    /** Returns one list of proposals per customer, in the given order; cheaper than one call per customer. */
    public List<List<Proposal>> proposals(List<CustomerView> views) {
        return proposals.proposals(views);
    }
}
