package org.holdfast.changes.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The difference between two texts, by words.
 *
 * @param runs the words of both texts in reading order; removed words come before those that replace them
 */
public record TextDifference(String before, String after, List<Run> runs) {

    /** Number of unchanged words that are quoted with a change, so that it can be understood. */
    private static final int CONTEXT = 2;

    public TextDifference {
        runs = List.copyOf(runs);
    }

    /** What happened to words. */
    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /** Words that belong together. */
    public record Run(Kind kind, String text) {}

    /** The part of a text that changes, with the words around it. */
    public record Quote(String before, String after) {}

    public static TextDifference between(String before, String after) {
        List<String> old = Words.of(before);
        List<String> now = Words.of(after);
        Runs runs = new Runs();
        for (Alignment.Step step : Alignment.of(old, now)) {
            if (step.inBoth()) {
                runs.add(Kind.SAME, old.get(step.before()));
            } else if (step.after() < 0) {
                runs.add(Kind.REMOVED, old.get(step.before()));
            } else {
                runs.add(Kind.ADDED, now.get(step.after()));
            }
        }
        return new TextDifference(before, after, runs.merged());
    }

    /** Returns a text that was added as a whole. */
    public static TextDifference added(String text) {
        return new TextDifference("", text, List.of(new Run(Kind.ADDED, text)));
    }

    /** Returns a text that was removed as a whole. */
    public static TextDifference removed(String text) {
        return new TextDifference(text, "", List.of(new Run(Kind.REMOVED, text)));
    }

    /** Returns how much the texts have in common, from 0 to 1. */
    public double similarity() {
        int all = before.length() + after.length();
        int same = runs.stream()
                .filter(run -> run.kind == Kind.SAME)
                .mapToInt(run -> run.text.length())
                .sum();
        return all == 0 ? 1 : 2.0 * same / all;
    }

    /**
     * Returns the part that changes with two unchanged words of context, as in {@code at least 1 day} and {@code at
     * least 2 days}; empty if the texts are equal.
     */
    public Optional<Quote> quote() {
        List<Run> changed = runs.stream().filter(run -> run.kind != Kind.SAME).toList();
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        String head = runs.get(0).kind == Kind.SAME ? runs.get(0).text : "";
        Run lastRun = runs.get(runs.size() - 1);
        String tail = lastRun.kind == Kind.SAME ? lastRun.text : "";
        List<String> headWords = Words.of(head);
        int wordsBefore = (int) headWords.stream().filter(Words::isWord).count();
        String start = last(headWords, CONTEXT);
        String end = first(Words.of(tail), Math.max(0, CONTEXT - wordsBefore));
        return Optional.of(new Quote(
                (start + before.substring(head.length(), before.length() - tail.length()) + end).strip(),
                (start + after.substring(head.length(), after.length() - tail.length()) + end).strip()));
    }

    private static String last(List<String> tokens, int words) {
        int left = words;
        int at = tokens.size();
        while (at > 0 && left > 0) {
            left -= Words.isWord(tokens.get(--at)) ? 1 : 0;
        }
        return String.join("", tokens.subList(at, tokens.size()));
    }

    private static String first(List<String> tokens, int words) {
        int left = words;
        int at = 0;
        while (at < tokens.size() && left > 0) {
            left -= Words.isWord(tokens.get(at++)) ? 1 : 0;
        }
        return String.join("", tokens.subList(0, at));
    }

    /** Collects runs; spaces between changed words count as changed, so that changes do not fall to pieces. */
    private static final class Runs {

        private final List<Run> runs = new ArrayList<>();
        private final StringBuilder same = new StringBuilder();
        private final StringBuilder removed = new StringBuilder();
        private final StringBuilder added = new StringBuilder();

        void add(Kind kind, String token) {
            if (kind == Kind.SAME) {
                same.append(token);
                return;
            }
            boolean joins = removed.length() > 0
                    && (added.length() > 0 || same.length() == 0)
                    && same.toString().isBlank();
            joins |= added.length() > 0 && same.length() == 0;
            if (joins) {
                removed.append(same);
                added.append(same);
                same.setLength(0);
            } else {
                flush();
            }
            (kind == Kind.REMOVED ? removed : added).append(token);
        }

        private void flush() {
            run(Kind.REMOVED, removed);
            run(Kind.ADDED, added);
            run(Kind.SAME, same);
        }

        private void run(Kind kind, StringBuilder text) {
            if (text.length() > 0) {
                runs.add(new Run(kind, text.toString()));
                text.setLength(0);
            }
        }

        List<Run> merged() {
            flush();
            return runs;
        }
    }
}
