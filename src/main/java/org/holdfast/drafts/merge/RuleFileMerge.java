package org.holdfast.drafts.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Merges rule files by rule. Two changes of one rule contradict each other even if they are on different lines, because
 * nobody has read the rule that they would make together.
 */
final class RuleFileMerge {

    private static final String HEAD = "head";
    private static final String TAIL = "tail";
    private static final String RULE = "rule:";
    private static final Pattern START = Pattern.compile("(?i)\\s*rule\\s+(\\S.*)");
    private static final Pattern END = Pattern.compile("(?i)\\s*end\\s*");
    private static final Pattern QUOTES = Pattern.compile("^[\\p{Pi}\\p{Pf}\\p{Ps}\"']|[\\p{Pi}\\p{Pf}\"']$");

    private final Map<String, List<String>> base;
    private final Map<String, List<String>> mine;
    private final Map<String, List<String>> theirs;

    private RuleFileMerge(
            Map<String, List<String>> base, Map<String, List<String>> mine, Map<String, List<String>> theirs) {
        this.base = base;
        this.mine = mine;
        this.theirs = theirs;
    }

    /** Returns the merged text; empty if a version contains a rule twice, so that its rules cannot be told apart. */
    static Optional<List<MergePiece>> of(List<String> base, List<String> mine, List<String> theirs) {
        Optional<Map<String, List<String>>> first = blocks(base);
        Optional<Map<String, List<String>>> second = blocks(mine);
        Optional<Map<String, List<String>>> third = blocks(theirs);
        return first.isEmpty() || second.isEmpty() || third.isEmpty()
                ? Optional.empty()
                : Optional.of(new RuleFileMerge(first.get(), second.get(), third.get()).merge());
    }

    /** Divides a file into its rules, each with the comments above it, in their order. */
    private static Optional<Map<String, List<String>>> blocks(List<String> lines) {
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        List<String> gap = new ArrayList<>();
        List<String> block = gap;
        for (String line : lines) {
            Matcher start = START.matcher(line);
            if (start.matches()) {
                List<String> rule = new ArrayList<>();
                if (blocks.isEmpty()) {
                    blocks.put(HEAD, withoutCommentBelow(gap, rule));
                } else {
                    rule.addAll(gap);
                }
                gap = new ArrayList<>();
                block = rule;
                String name = QUOTES.matcher(start.group(1).strip()).replaceAll("");
                if (blocks.put(RULE + name, rule) != null) {
                    return Optional.empty();
                }
            }
            block.add(line);
            if (END.matcher(line).matches()) {
                block = gap;
            }
        }
        blocks.put(TAIL, gap);
        return Optional.of(blocks);
    }

    /** Moves the comment directly above the first rule to this rule; returns what remains: the head of the file. */
    private static List<String> withoutCommentBelow(List<String> gap, List<String> rule) {
        int from = gap.size();
        while (from > 0 && !gap.get(from - 1).isBlank()) {
            from--;
        }
        rule.addAll(gap.subList(from, gap.size()));
        return List.copyOf(gap.subList(0, from));
    }

    private List<MergePiece> merge() {
        List<MergePiece> pieces = new ArrayList<>();
        for (String key : order()) {
            pieces.add(MergePiece.of(
                    key,
                    key.startsWith(RULE) ? key.substring(RULE.length()) : null,
                    base.get(key),
                    mine.get(key),
                    theirs.get(key)));
        }
        return pieces;
    }

    /**
     * Returns the order of the side that has moved rules, with the rules of the other side behind their predecessors.
     */
    private Set<String> order() {
        boolean moved = !common(mine).equals(common(base));
        List<String> main = new ArrayList<>((moved ? mine : theirs).keySet());
        String before = null;
        for (String key : (moved ? theirs : mine).keySet()) {
            if (!main.contains(key)) {
                main.add(before == null ? 0 : main.indexOf(before) + 1, key);
            }
            before = key;
        }
        Set<String> order = new LinkedHashSet<>(main);
        // What comes after the last rule stays there.
        order.remove(TAIL);
        order.add(TAIL);
        return order;
    }

    private List<String> common(Map<String, List<String>> side) {
        return side.keySet().stream()
                .filter(key -> base.containsKey(key) && mine.containsKey(key) && theirs.containsKey(key))
                .toList();
    }
}
