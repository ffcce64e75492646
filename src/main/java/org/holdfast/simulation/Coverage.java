package org.holdfast.simulation;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.table.TableReader;

/**
 * What the scenarios of a rule book do not cover.
 *
 * @param rules number of rules in the rule book
 * @param neverActing rules that propose nothing in any scenario, except paused rules
 * @param neverSilent rules that propose something in all their scenarios
 * @param unexercised sentences used only by rules that propose nothing in any scenario
 * @param unused sentences that no rule uses, in the languages in which rules are written
 */
public record Coverage(
        int rules, List<Rule> neverActing, List<Rule> neverSilent, Set<String> unexercised, Set<String> unused) {

    static Coverage of(RuleBook book, Sentences sentences, List<ScenarioResult> results) {
        Set<String> acting =
                results.stream().flatMap(result -> result.acting().stream()).collect(Collectors.toSet());
        Set<String> silent =
                results.stream().flatMap(result -> result.silent().stream()).collect(Collectors.toSet());
        List<Rule> neverActing = book.rules().stream()
                .filter(rule -> !rule.paused() && !acting.contains(rule.name()))
                .toList();
        List<Rule> neverSilent = book.rules().stream()
                .filter(rule -> !silent.contains(rule.name()))
                .toList();
        Set<Sentence> used = new HashSet<>();
        Set<Sentence> exercised = new HashSet<>();
        for (Rule rule : book.rules()) {
            used.addAll(book.sentencesOf(rule));
            if (rule.paused() || acting.contains(rule.name())) {
                exercised.addAll(book.sentencesOf(rule));
            }
        }
        Set<String> written =
                new TreeSet<>(used.stream().map(Sentence::language).toList());
        Set<String> unused = words(sentences.all().stream()
                .filter(each -> written.contains(each.language())
                        && !used.contains(each)
                        && each.section() != RuleSection.KEYWORD)
                .toList());
        Set<Sentence> unexercised = new HashSet<>(used);
        unexercised.removeAll(exercised);
        return new Coverage(book.rules().size(), neverActing, neverSilent, words(unexercised), unused);
    }

    /** Returns rows of tables that propose nothing in any scenario. */
    public List<Rule> neverActingRows() {
        return neverActing.stream()
                .filter(rule -> TableReader.isTable(rule.origin().file()))
                .toList();
    }

    private static Set<String> words(Collection<Sentence> sentences) {
        return new TreeSet<>(sentences.stream()
                .map(each -> each.readable() + (each.scope() == null ? "" : " (" + each.scope() + ")"))
                .toList());
    }
}
