package org.holdfast.changes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.holdfast.changes.RuleChange.Place;
import org.holdfast.changes.text.Ascending;
import org.holdfast.changes.text.TextDifference;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.outline.RuleOutline;
import org.holdfast.rules.outline.RuleOutlines;
import org.jspecify.annotations.Nullable;

/** Compares the rules of two books by name, from their texts, so that a draft with errors can be compared, too. */
final class RuleComparison {

    /** How much of a rule must be the same for it to count as renamed. */
    private static final double RENAMED = 0.6;
    /** Maximum number of pairs of rules compared to find out which was renamed. */
    private static final int MAX_PAIRS = 2_500;

    private final RuleBodies bodies;
    private final Map<String, RuleOutline> old = new LinkedHashMap<>();
    private final Map<String, RuleOutline> now = new LinkedHashMap<>();
    private final List<RuleChange> changes = new ArrayList<>();

    private RuleComparison(RuleBodies bodies) {
        this.bodies = bodies;
    }

    static List<RuleChange> between(BookSource before, BookSource after, List<String> changedFiles) {
        boolean otherLanguage = changedFiles.stream().anyMatch(SentenceComparison::isDictionary);
        Set<String> files = new TreeSet<>(changedFiles);
        if (otherLanguage) {
            // A sentence that means something else changes rules whose files are the same.
            files.addAll(before.paths());
        }
        files.removeIf(path -> !RuleOutlines.hasRules(path));
        if (files.isEmpty()) {
            return List.of();
        }
        Sentences sentences = Sentences.read(before, new Problems());
        Sentences sentencesNow = otherLanguage ? Sentences.read(after, new Problems()) : sentences;
        RuleComparison comparison = new RuleComparison(new RuleBodies(sentences, sentencesNow));
        for (String file : files) {
            collect(RuleOutlines.read(before, file, sentences), comparison.old);
            collect(RuleOutlines.read(after, file, sentencesNow), comparison.now);
        }
        return comparison.changes();
    }

    /** Keeps rules apart that have the same name by mistake. */
    private static void collect(List<RuleOutline> outlines, Map<String, RuleOutline> byName) {
        for (RuleOutline outline : outlines) {
            String key = outline.name();
            for (int again = 2; byName.containsKey(key); again++) {
                key = outline.name() + "\0" + again;
            }
            byName.put(key, outline);
        }
    }

    private List<RuleChange> changes() {
        Set<String> reordered = reordered();
        List<RuleOutline> gone = new ArrayList<>();
        old.forEach((key, before) -> {
            RuleOutline after = now.get(key);
            if (after == null) {
                gone.add(before);
            } else {
                compare(before, after, reordered.contains(key));
            }
        });
        List<RuleOutline> come = now.entrySet().stream()
                .filter(entry -> !old.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toCollection(ArrayList::new));
        matchRenamed(gone, come);
        gone.forEach(rule -> changes.add(bodies.removed(rule)));
        come.forEach(rule -> changes.add(bodies.added(rule)));
        changes.sort(Comparator.comparing((RuleChange change) -> change.place().file())
                .thenComparing(change -> change.place().line()));
        return List.copyOf(changes);
    }

    /** Returns the rules that stay in their file but change their order in it. */
    private Set<String> reordered() {
        Map<String, List<String>> byFile = new HashMap<>();
        old.forEach((key, before) -> {
            RuleOutline after = now.get(key);
            if (after != null && after.file().equals(before.file())) {
                byFile.computeIfAbsent(before.file(), file -> new ArrayList<>()).add(key);
            }
        });
        Set<String> moved = new HashSet<>();
        byFile.values().forEach(keys -> {
            moved.addAll(keys);
            Ascending.of(keys, key -> Objects.requireNonNull(now.get(key)).line())
                    .forEach(moved::remove);
        });
        return moved;
    }

    private void compare(RuleOutline before, RuleOutline after, boolean reordered) {
        RuleChange change = bodies.compare(before, after, reordered);
        boolean differs = reordered
                || change.movedToOtherFile()
                || change.formerName() != null
                || change.meaning() == RuleChange.Meaning.CHANGED
                || !change.header().isEmpty()
                || !change.changedLines().isEmpty();
        if (differs) {
            changes.add(change);
        }
    }

    /** Pairs removed with added rules: first those with the same content, then the most similar ones. */
    private void matchRenamed(List<RuleOutline> gone, List<RuleOutline> come) {
        Map<List<Object>, RuleOutline> byContent = new HashMap<>();
        come.forEach(rule -> byContent.put(content(rule), rule));
        gone.removeIf(before -> {
            RuleOutline after = byContent.remove(content(before));
            return after != null && come.remove(after) && renamed(before, after);
        });
        if ((long) gone.size() * come.size() > MAX_PAIRS) {
            return;
        }
        gone.removeIf(before -> {
            RuleOutline after = mostSimilar(before, come);
            return after != null && come.remove(after) && renamed(before, after);
        });
    }

    private boolean renamed(RuleOutline before, RuleOutline after) {
        compare(before, after, false);
        return true;
    }

    private static List<Object> content(RuleOutline rule) {
        return List.of(rule.when(), rule.then());
    }

    private static @Nullable RuleOutline mostSimilar(RuleOutline rule, List<RuleOutline> others) {
        RuleOutline best = null;
        double most = RENAMED;
        for (RuleOutline other : others) {
            double similarity = other.file().equals(rule.file())
                    ? TextDifference.between(text(rule), text(other)).similarity()
                    : 0;
            if (similarity > most) {
                most = similarity;
                best = other;
            }
        }
        return best;
    }

    private static String text(RuleOutline rule) {
        return String.join("\n", rule.when()) + "\n" + String.join("\n", rule.then());
    }

    static Place place(RuleOutline rule) {
        return new Place(rule.file(), rule.line());
    }
}
