package org.holdfast.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.Semantics;
import org.holdfast.loyalty.programmes.Programme;
import org.holdfast.rules.engine.RuleEngine;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.limits.Limits;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.model.Rule;

/**
 * A rule book that has been read and built. It never changes: an edited file makes another rule book with another
 * version. Safe for many threads.
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
    private final RuleEngine engine;

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
        this.engine = RuleEngine.of(rules, actions);
    }

    /** {@code sha256:} and the hash of its content. */
    public String version() {
        return source.version();
    }

    public BookSource source() {
        return source;
    }

    /** What its rules and settings mean. */
    public Semantics semantics() {
        return source.semantics();
    }

    /** All rules, paused ones too, in the order of their files. */
    public List<Rule> rules() {
        return rules;
    }

    /** The same book with other rules, to try them out; it keeps the version, so it must never go live. */
    public RuleBook withRules(List<Rule> others) {
        return new RuleBook(source, others, actions, limits, programmes, sentences, dictionary);
    }

    public Optional<Rule> rule(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The sentences a rule is made of; none for one in plain DRL. */
    public Set<Sentence> sentencesOf(Rule rule) {
        return sentences.getOrDefault(rule.name(), Set.of());
    }

    /**
     * A line of a rule in a language: as its author wrote it, or as that language has the same sentence. Where it has
     * none, or where the line is no sentence, the author's words.
     */
    public String inLanguage(Rule rule, SourceLocation line, String language) {
        if (line.sentence().isEmpty()) {
            return line.text();
        }
        return line.sentence()
                .lines()
                .map(each -> inLanguage(sentencesOf(rule), each, language))
                .collect(Collectors.joining(" "));
    }

    private String inLanguage(Set<Sentence> used, String line, String language) {
        boolean detail = line.startsWith("- ");
        String words = detail ? line.substring(2) : line;
        for (Sentence sentence : used) {
            Map<String, String> values =
                    sentence.language().equals(language) || (sentence.section() == RuleSection.DETAIL) != detail
                            ? null
                            : sentence.values(words);
            if (values != null) {
                return dictionary
                        .inLanguage(sentence, language)
                        .map(same -> Sentences.write(same, values))
                        .orElse(words);
            }
        }
        return words;
    }

    public Map<String, Action> actions() {
        return actions;
    }

    public Limits limits() {
        return limits;
    }

    /** Loyalty programmes that we keep, in the order of the file. */
    public List<Programme> programmes() {
        return programmes;
    }

    /** What the rules propose for a customer, in no particular order. */
    public List<Proposal> proposals(CustomerView view) {
        return engine.proposals(view);
    }

    /** What the rules propose for several customers, list by list; cheaper than one by one. */
    public List<List<Proposal>> proposals(List<CustomerView> views) {
        return engine.proposals(views);
    }
}
