package org.holdfast.simulation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.model.Rule;

/**
 * What the scenarios of a rule book leave untried.
 *
 * @param neverActing rules that no scenario sees acting; paused rules are not expected to act
 * @param neverSilent rules that no scenario beside them sees staying silent
 * @param unexercised sentences that rules use, but no rule that a scenario sees acting
 * @param unused sentences that no rule uses, in the languages in which rules are written
 */
public record Coverage(int rules, List<Rule> neverActing, List<Rule> neverSilent, Set<String> unexercised, Set<String> unused) {

    static Coverage of(RuleBook book, Sentences sentences, ScenarioRunner runner) {
        List<Rule> neverActing = book.rules().stream().filter(rule -> !rule.paused() && !runner.acting().contains(rule.name())).toList();
        List<Rule> neverSilent = book.rules().stream().filter(rule -> !runner.silent().contains(rule.name())).toList();
        Set<Sentence> used = new java.util.HashSet<>();
        Set<Sentence> exercised = new java.util.HashSet<>();
        for (Rule rule : book.rules()) {
            used.addAll(book.sentencesOf(rule));
            if (!neverActing.contains(rule)) {
                exercised.addAll(book.sentencesOf(rule));
            }
        }
        Set<String> written = new TreeSet<>(used.stream().map(Sentence::language).toList());
        Set<String> unused = words(sentences.all().stream().filter(each -> written.contains(each.language()) && !used.contains(each)
                && each.section() != org.holdfast.rules.language.Section.KEYWORD).toList());
        Set<Sentence> unexercised = new java.util.HashSet<>(used);
        unexercised.removeAll(exercised);
        return new Coverage(book.rules().size(), neverActing, neverSilent, words(unexercised), unused);
    }

    /** Rows of tables that no scenario sees acting. */
    public List<Rule> neverActingRows() {
        return neverActing.stream().filter(rule -> rule.origin().file().endsWith(".csv") || rule.origin().file().endsWith(".xlsx")).toList();
    }

    private static Set<String> words(java.util.Collection<Sentence> sentences) {
        return new TreeSet<>(sentences.stream().map(each -> each.readable() + (each.scope() == null ? "" : " (" + each.scope() + ")")).toList());
    }
}
