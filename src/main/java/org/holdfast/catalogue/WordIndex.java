package org.holdfast.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines of all entries by the words in them. Immutable once built; safe for use by many threads. */
final class WordIndex {

    private static final double READERS_LANGUAGE = 1.1;
    /** A line that has all words is more likely what was meant than an entry that has them here and there. */
    private static final double TOGETHER = 2;

    private final List<CatalogueEntry> entries;
    private final List<CatalogueLine> lines = new ArrayList<>();
    private final Map<String, int[]> linesByWord = new HashMap<>();
    private int[] entryOfLine;

    WordIndex(List<CatalogueEntry> entries) {
        this.entries = entries;
        this.entryOfLine = new int[1024];
        Map<String, String> folds = new HashMap<>();
        Map<String, IntList> found = new HashMap<>();
        for (int entry = 0; entry < entries.size(); entry++) {
            for (CatalogueLine line : entries.get(entry).lines()) {
                int number = add(line, entry);
                FoldedWord.of(line.text(), word -> folds.computeIfAbsent(word, FoldedWord::fold))
                        .forEach(word -> found.computeIfAbsent(word.folded(), each -> new IntList())
                                .add(number));
            }
        }
        found.forEach((word, numbers) -> linesByWord.put(word, numbers.toArray()));
    }

    private int add(CatalogueLine line, int entry) {
        int number = lines.size();
        if (number == entryOfLine.length) {
            entryOfLine = Arrays.copyOf(entryOfLine, 2 * number);
        }
        entryOfLine[number] = entry;
        lines.add(line);
        return number;
    }

    /** A list of line numbers, each at most once; they are added in ascending order. */
    private static final class IntList {

        private int[] numbers = new int[4];
        private int size;

        void add(int number) {
            if (size > 0 && numbers[size - 1] == number) {
                return;
            }
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number;
        }

        int[] toArray() {
            return Arrays.copyOf(numbers, size);
        }
    }

    /**
     * An entry with its score.
     *
     * @param words number of words of the query that it has
     */
    record Match(int entry, int line, int words, double score) {}

    /** Returns all entries that have at least one of the words. */
    List<Match> matches(CatalogueQuery query, String reader) {
        Scores scores = new Scores(query.words().size());
        for (int word = 0; word < query.words().size(); word++) {
            String searched = query.words().get(word);
            int bit = 1 << word;
            linesByWord.forEach((each, numbers) -> {
                double likeness = FoldedWord.likeness(searched, each);
                if (likeness > 0) {
                    for (int line : numbers) {
                        scores.add(line, bit, likeness * weight(line, reader));
                    }
                }
            });
            scores.finishWord();
        }
        return scores.matches();
    }

    private double weight(int line, String reader) {
        CatalogueLine found = lines.get(line);
        return found.part().weight() * (found.isIn(reader) ? READERS_LANGUAGE : 1);
    }

    CatalogueLine line(Match match) {
        return lines.get(match.line());
    }

    /** The scores of one query. */
    private final class Scores {

        private final int all;
        private final int[] wordsOfLine = new int[lines.size()];
        private final double[] scoreOfLine = new double[lines.size()];
        private final int[] wordsOfEntry = new int[entries.size()];
        private final double[] scoreOfEntry = new double[entries.size()];
        /** Best score of the word that is being looked up, by entry. */
        private final double[] best = new double[entries.size()];

        Scores(int words) {
            this.all = words;
        }

        void add(int line, int bit, double score) {
            int entry = entryOfLine[line];
            wordsOfLine[line] |= bit;
            scoreOfLine[line] += score;
            wordsOfEntry[entry] |= bit;
            best[entry] = Math.max(best[entry], score);
        }

        void finishWord() {
            for (int entry = 0; entry < best.length; entry++) {
                scoreOfEntry[entry] += best[entry];
                best[entry] = 0;
            }
        }

        List<Match> matches() {
            Match[] matches = new Match[entries.size()];
            for (int line = 0; line < wordsOfLine.length; line++) {
                if (wordsOfLine[line] != 0) {
                    int entry = entryOfLine[line];
                    Match found = match(entry, line);
                    if (matches[entry] == null || matches[entry].score() < found.score()) {
                        matches[entry] = found;
                    }
                }
            }
            return Arrays.stream(matches).filter(each -> each != null).toList();
        }

        private Match match(int entry, int line) {
            int together = Integer.bitCount(wordsOfLine[line]);
            double lineScore = scoreOfLine[line] * (together == all ? TOGETHER : (double) together / all);
            return new Match(
                    entry,
                    line,
                    Integer.bitCount(wordsOfEntry[entry]),
                    (scoreOfEntry[entry] + lineScore)
                            * entries.get(entry).kind().weight());
        }
    }
}
