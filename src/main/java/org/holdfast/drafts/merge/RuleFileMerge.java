package org.holdfast.drafts.merge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Merges rule files by rule. Two changes of one rule contradict each other even if they are on different lines, because
 * no one has read the rule that they would make together.
 */
final class RuleFileMerge {

    private static final String HEAD = "head";
    private static final String TAIL = "tail";
    private static final String RULE = "rule:";
    private static final Pattern START = Pattern.compile("(?i)\\s*rule\\s+(\\S.*)");
    private static final Pattern END = Pattern.compile("(?i)\\s*end\\s*");
    private static final Pattern QUOTES = Pattern.compile("^[\\p{Pi}\\p{Pf}\\p{Ps}\"']|[\\p{Pi}\\p{Pf}\"']$");

    private final Blocks base;
    private final Blocks mine;
    private final Blocks theirs;

    private RuleFileMerge(Blocks base, Blocks mine, Blocks theirs) {
        this.base = base;
        this.mine = mine;
        this.theirs = theirs;
    }

    /** Returns the merged text; empty if a version contains a rule twice, so that its rules cannot be told apart. */
    static Optional<List<MergePiece>> of(List<String> base, List<String> mine, List<String> theirs) {
        Optional<Blocks> first = Blocks.of(base);
        Optional<Blocks> second = Blocks.of(mine);
        Optional<Blocks> third = Blocks.of(theirs);
        return first.isEmpty() || second.isEmpty() || third.isEmpty()
                ? Optional.empty()
                : Optional.of(new RuleFileMerge(first.get(), second.get(), third.get()).merge());
    }

    /**
     * A file divided into its rules, each with the comments above it, in their order.
     *
     * @param lines the lines of each block, without empty lines around it: they change when a rule is added beside it
     * @param gaps the number of empty lines above each block
     */
    private record Blocks(Map<String, List<String>> lines, Map<String, Integer> gaps) {

        /** Returns the blocks of a file; empty if it contains a rule twice. */
        static Optional<Blocks> of(List<String> file) {
            Blocks blocks = new Blocks(new LinkedHashMap<>(), new HashMap<>());
            List<String> between = new ArrayList<>();
            List<String> block = between;
            String key = HEAD;
            for (String line : file) {
                Matcher start = START.matcher(line);
                if (start.matches()) {
                    if (block != between) {
                        blocks.put(key, block);
                    }
                    List<String> rule = key.equals(HEAD) ? blocks.splitHead(between) : List.copyOf(between);
                    between.clear();
                    block = new ArrayList<>(rule);
                    key = RULE + QUOTES.matcher(start.group(1).strip()).replaceAll("");
                    if (blocks.lines.containsKey(key)) {
                        return Optional.empty();
                    }
                }
                block.add(line);
                if (END.matcher(line).matches() && block != between) {
                    blocks.put(key, block);
                    block = between;
                }
            }
            if (block != between) {
                // The last rule is not complete.
                blocks.put(key, block);
                between.addAll(Collections.nCopies(emptyLinesAtTheEnd(block), ""));
            }
            blocks.put(TAIL, between);
            return Optional.of(blocks);
        }

        private static int emptyLinesAtTheEnd(List<String> block) {
            int from = block.size();
            while (from > 0 && block.get(from - 1).isBlank()) {
                from--;
            }
            return block.size() - from;
        }

        /** Puts the head of the file, and returns the comment directly above the first rule. */
        private List<String> splitHead(List<String> above) {
            int from = above.size();
            while (from > 0 && !above.get(from - 1).isBlank()) {
                from--;
            }
            put(HEAD, above.subList(0, from));
            List<String> comment = new ArrayList<>(List.of(""));
            comment.addAll(above.subList(from, above.size()));
            return comment;
        }

        private void put(String key, List<String> block) {
            int from = 0;
            int to = block.size();
            while (from < to && block.get(from).isBlank()) {
                from++;
            }
            while (to > from && block.get(to - 1).isBlank() && !key.equals(TAIL)) {
                to--;
            }
            lines.put(key, List.copyOf(block.subList(from, to)));
            gaps.put(key, from);
        }

        boolean has(String key) {
            return lines.containsKey(key);
        }
    }

    private List<MergePiece> merge() {
        List<MergePiece> pieces = new ArrayList<>();
        for (String key : order()) {
            MergePiece piece = MergePiece.of(
                    key,
                    key.startsWith(RULE) ? key.substring(RULE.length()) : null,
                    base.lines.get(key),
                    mine.lines.get(key),
                    theirs.lines.get(key));
            boolean empty =
                    piece instanceof MergePiece.Agreed agreed && agreed.lines().isEmpty();
            if (!empty || key.equals(TAIL)) {
                pieces.add(new MergePiece.Agreed(Collections.nCopies(pieces.isEmpty() ? 0 : gap(key), "")));
                pieces.add(piece);
            }
        }
        return pieces;
    }

    /** Returns the number of empty lines above a block: those of the side that has changed it. */
    private int gap(String key) {
        boolean byTheirs =
                !mine.has(key) || theirs.has(key) && Objects.equals(mine.lines.get(key), base.lines.get(key));
        return (byTheirs ? theirs : mine).gaps.getOrDefault(key, 0);
    }

    /**
     * Returns the order of the side that has moved rules, with the rules of the other side behind their predecessors.
     */
    private Set<String> order() {
        boolean moved = !common(mine).equals(common(base));
        List<String> main = new ArrayList<>((moved ? mine : theirs).lines.keySet());
        String before = null;
        for (String key : (moved ? theirs : mine).lines.keySet()) {
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

    private List<String> common(Blocks side) {
        return side.lines.keySet().stream()
                .filter(key -> base.has(key) && mine.has(key) && theirs.has(key))
                .toList();
    }
}
