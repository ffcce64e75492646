package org.holdfast.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.drl.DrlReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.language.expansion.SentenceExpander;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.table.TableReader;
import org.jspecify.annotations.Nullable;

/** Reads the rule files of a rule book. Results are cached per file. Not thread-safe. */
final class RuleFiles {

    private final String home;
    private Map<String, FileRules> remembered = new HashMap<>();

    /** The cached result of one file, which depends only on its content and the dictionary. */
    private record FileRules(
            String hash,
            String language,
            List<Rule> rules,
            Map<Integer, Set<Sentence>> sentences,
            List<Problem> problems) {}

    /** @param home ISO code of the company's currency */
    RuleFiles(String home) {
        this.home = home;
    }

    /** Forgets all files, because the language has changed. */
    void forget() {
        remembered = new HashMap<>();
    }

    /** Reads all rule files, and adds their problems. */
    List<Rule> read(BookSource source, Sentences language, Problems problems) {
        Map<String, FileRules> seen = new HashMap<>();
        List<Rule> rules = new ArrayList<>();
        for (String path : source.paths("areas/", "")) {
            String[] parts = path.split("/");
            if (parts.length != 3 || !RuleBookReader.isRuleFile(parts[2], source)) {
                continue;
            }
            String hash = source.semantics() + " " + source.fileHash(path);
            FileRules known = remembered.get(path);
            FileRules file =
                    known != null && known.hash.equals(hash) ? known : guarded(source, path, parts[1], language, hash);
            seen.put(path, file);
            rules.addAll(file.rules);
            problems.addAll(file.problems);
        }
        remembered = seen;
        return rules;
    }

    /** Returns the sentences that each rule is made of, by its name. */
    Map<String, Set<Sentence>> sentencesOfRules() {
        Map<String, Set<Sentence>> sentencesOfRules = new HashMap<>();
        remembered
                .values()
                .forEach(file -> file.rules.forEach(rule -> sentencesOfRules.put(
                        rule.name(), file.sentences.getOrDefault(rule.origin().line(), Set.of()))));
        return sentencesOfRules;
    }

    private FileRules guarded(BookSource source, String path, String area, Sentences language, String hash) {
        Problems own = new Problems();
        FileRules read = own.guarded(SourceLocation.of(path), () -> file(source, path, area, language, hash));
        return read == null ? new FileRules(hash, "en", List.of(), Map.of(), own.list()) : read;
    }

    private FileRules file(BookSource source, String path, String area, Sentences language, String hash) {
        String authors = authorsLanguage(source, path, language);
        Problems own = new Problems(authors);
        SourceMappedText text = text(source, path, language, own);
        SentenceExpander.Expanded expanded = isDrl(path)
                ? new SentenceExpander.Expanded(text, Map.of())
                : SentenceExpander.expand(text, language, own);
        SourceMappedText drl = expanded.drl();
        List<Problem> lines = own.list();
        Problems ofRules = new Problems(authors);
        List<Rule> rules = DrlReader.read(drl, area, home, language.vocabulary(), ofRules);
        // A line that was not understood is missing from its rule, so further errors in that rule may only be
        // consequences of the gap.
        NavigableSet<Integer> starts = starts(drl);
        Set<Integer> broken =
                lines.stream().map(problem -> start(starts, problem.origin())).collect(Collectors.toSet());
        ofRules.list().stream()
                .filter(problem -> !broken.contains(start(starts, problem.origin())))
                .forEach(own::add);
        return new FileRules(hash, authors, rules, expanded.used(), own.list());
    }

    /** Returns the language of the author's text. DRL counts as English. */
    private String authorsLanguage(BookSource source, String path, Sentences language) {
        if (isDrl(path)) {
            return "en";
        }
        Problems unread = new Problems();
        if (path.endsWith(".csv")) {
            // The sentences that reveal the language may be enclosed in quotation marks.
            return language.languageOf(
                    SourceMappedText.of(path, source.text(path, unread).replace('"', ' ')));
        }
        return language.languageOf(text(source, path, language, unread));
    }

    private SourceMappedText text(BookSource source, String path, Sentences language, Problems problems) {
        if (TableReader.isTable(path)) {
            return TableReader.read(source, path, language, home, problems);
        }
        String text = source.text(path, problems);
        return isDrl(path) ? SourceMappedText.ofDrl(path, text) : SourceMappedText.of(path, text);
    }

    /** Returns the lines of the author's file on which rules begin. */
    private static NavigableSet<Integer> starts(SourceMappedText drl) {
        NavigableSet<Integer> starts = new TreeSet<>();
        for (int line = 1; line <= drl.lines(); line++) {
            if (drl.line(line).startsWith("rule ")) {
                starts.add(drl.origin(line).line());
            }
        }
        return starts;
    }

    private static @Nullable Integer start(NavigableSet<Integer> starts, SourceLocation origin) {
        return starts.floor(origin.line());
    }

    private static boolean isDrl(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".drl");
    }
}
