package org.holdfast.catalogue;

import java.util.Comparator;
import java.util.List;
import org.holdfast.catalogue.WordIndex.Match;
import org.holdfast.rules.RuleBook;

/**
 * Everything in a rule book that people look for. Immutable and safe for use by many threads; building it costs about
 * as much as reading the rule book.
 */
public final class Catalogue {

    private final List<CatalogueEntry> entries;
    private final WordIndex index;

    private Catalogue(List<CatalogueEntry> entries) {
        this.entries = List.copyOf(entries);
        this.index = new WordIndex(this.entries);
    }

    public static Catalogue of(RuleBook book) {
        return new Catalogue(new CatalogueReader(book).read());
    }

    /** Returns all entries: rules in the order of the rule book, then everything else. */
    public List<CatalogueEntry> entries() {
        return entries;
    }

    /**
     * The entries that were found, the best first.
     *
     * @param all whether they have all words that were searched for; otherwise they have most of them
     */
    public record Found(List<CatalogueHit> hits, boolean all) {

        public Found {
            hits = List.copyOf(hits);
        }
    }

    /**
     * Finds the entries that have all words, in any form and in any language. If there are none, those that have most
     * of them, but at least half.
     *
     * @param typed the words; without a single one, nothing is found
     * @param reader language of the reader, whose lines are preferred
     * @throws org.holdfast.facts.validation.InvalidInput naming {@code q} if it is too long, or not text
     */
    public Found search(String typed, String reader) {
        CatalogueQuery query = CatalogueQuery.of(typed);
        List<Match> matches = index.matches(query, reader);
        int most = matches.stream().mapToInt(Match::words).max().orElse(0);
        boolean all = most == query.words().size();
        if (2 * most < query.words().size()) {
            return new Found(List.of(), false);
        }
        return new Found(
                matches.stream()
                        .filter(each -> each.words() == most)
                        .sorted(Comparator.comparingDouble(Match::score)
                                .reversed()
                                .thenComparing(Match::entry))
                        .map(each -> hit(each, query))
                        .toList(),
                all);
    }

    private CatalogueHit hit(Match match, CatalogueQuery query) {
        return new CatalogueHit(entries.get(match.entry()), index.line(match), query);
    }
}
