package org.holdfast.customers.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.holdfast.customers.backfill.BackfillProgress;
import org.holdfast.customers.search.text.PhoneNumber;
import org.holdfast.customers.search.tokens.SearchToken;
import org.holdfast.customers.search.tokens.TokenKind;
import org.holdfast.facts.Customer;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds customers by whatever a caller names. Hits are ranked: the id, the number of an order (or complaint, or
 * return), the telephone number, the e-mail address, a number among the declared facts, all words of the name,
 * beginnings of names and addresses and ends of numbers, and finally words of declared facts. A text that names one
 * thing exactly has no other hits than that thing. What is searched for is neither logged nor quoted in errors.
 */
public final class CustomerSearch {

    /** Up to so many other customers are counted. */
    public static final int MAX_OTHERS = 100;

    public static final int DEFAULT_LIMIT = 10;
    public static final int MAX_LIMIT = 100;

    private static final int WINDOW = 5_000;

    private final TokenLookup lookup;
    private final BackfillProgress progress;

    CustomerSearch(JdbcTemplate template, BackfillProgress progress) {
        this(template, progress, WINDOW);
    }

    /** @param window number of candidates of a word that are checked one by one */
    CustomerSearch(JdbcTemplate template, BackfillProgress progress, int window) {
        this.lookup = new TokenLookup(template, window);
        this.progress = progress;
    }

    /**
     * Finds the best hits. Several words must all match.
     *
     * @param query as typed: an id, a telephone number or its last six digits, a part of an e-mail address or of a name
     *     in Latin or Cyrillic letters, the number of an order, a text among the declared facts, or several of them
     * @param limit maximum number of hits, 1 to {@value #MAX_LIMIT}
     * @throws InvalidInput naming {@code q} or {@code limit}
     */
    public SearchResult search(@Nullable String query, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidInput("limit", "is " + limit + "; expected a whole number from 1 to " + MAX_LIMIT);
        }
        SearchQuery asked = SearchQuery.of(query);
        Hits found = new Hits(limit + MAX_OTHERS + 1);
        findWhole(asked, found);
        if (found.isEmpty() || !asked.isUnambiguous()) {
            asked.emailBeginning().forEach(range -> find(range, false, found));
            findWords(asked.words(), found);
        }
        if (found.isEmpty()) {
            findWords(asked.separateWords(), found);
        }
        return result(found, limit);
    }

    private SearchResult result(Hits found, int limit) {
        List<Hits.Match> best = found.best(limit);
        Map<String, Customer> customers =
                lookup.customers(best.stream().map(Hits.Match::customerId).toList());
        List<SearchHit> hits = new ArrayList<>();
        for (Hits.Match match : best) {
            Customer facts = customers.get(match.customerId());
            // Erased or merged meanwhile.
            if (facts != null) {
                hits.add(hit(match, facts));
            }
        }
        int others = found.size() - best.size();
        return new SearchResult(hits, Math.min(others, MAX_OTHERS), others > MAX_OTHERS, progress.isComplete());
    }

    private SearchHit hit(Hits.Match match, Customer facts) {
        List<String> formerIds = match.kind() == TokenKind.FORMER_ID ? lookup.formerIds(match.customerId()) : List.of();
        return new SearchHit(
                match.customerId(),
                facts.name(),
                SearchKind.of(match.kind()),
                match.exact(),
                MatchedValue.of(match, facts, formerIds));
    }

    /** Finds customers by the whole text as an id, a number or an address. */
    private void findWhole(SearchQuery asked, Hits found) {
        if (asked.text().length() <= SearchToken.MAX_LENGTH && lookup.isStored(asked.text())) {
            found.add(new Hits.Match(asked.text(), TokenKind.ID, "", true));
        }
        asked.ids().forEach(range -> find(range, true, found));
        asked.records().forEach(range -> find(range, true, found));
        PhoneNumber phone = asked.phone();
        if (phone != null) {
            findPhone(phone, found);
        }
        asked.email().forEach(range -> find(range, true, found));
        asked.attributes().forEach(range -> find(range, true, found));
    }

    /** Finds customers by the whole number; one of the two may lack the code of its country. */
    private void findPhone(PhoneNumber phone, Hits found) {
        find(TokenRange.equal(TokenKind.PHONE, phone.reversed()), true, found);
        phone.reversedWithoutCountry().forEach(each -> find(TokenRange.equal(TokenKind.PHONE, each), true, found));
        lookup.find(TokenRange.prefix(TokenKind.PHONE, phone.reversed()), List.of(), found, row -> {
            if (phone.equalsWithoutCountry(row.token())) {
                found.add(new Hits.Match(row.customerId(), TokenKind.PHONE, row.token(), true));
            }
        });
    }

    private void findWords(List<SearchWord> words, Hits found) {
        if (words.isEmpty()) {
            return;
        }
        if (words.stream().allMatch(SearchWord::isName)) {
            findWords(words, SearchWord::exactName, true, found);
        }
        findWords(words, SearchWord::anywhere, false, found);
    }

    private void findWords(
            List<SearchWord> words, Function<SearchWord, List<TokenRange>> ranges, boolean exact, Hits found) {
        SearchWord rarest = words.size() == 1 ? words.get(0) : rarest(words, ranges);
        List<List<TokenRange>> others =
                words.stream().filter(each -> each != rarest).map(ranges).toList();
        for (TokenRange range : ranges.apply(rarest)) {
            if (!found.isFull()) {
                lookup.find(range, others, found, row -> found.add(match(range, row, exact)));
            }
        }
    }

    /** Returns the word with the fewest tokens; words with very many count as equally frequent. */
    private SearchWord rarest(List<SearchWord> words, Function<SearchWord, List<TokenRange>> ranges) {
        return words.stream()
                .map(each -> new Frequency(each, lookup.count(ranges.apply(each))))
                .min(Comparator.comparingLong(Frequency::tokens)
                        .thenComparing(each -> -each.word().length()))
                .orElseThrow()
                .word();
    }

    /** @param tokens number of tokens in the ranges of a word, counted up to a maximum for each */
    private record Frequency(SearchWord word, long tokens) {}

    private void find(TokenRange range, boolean exact, Hits found) {
        lookup.find(range, List.of(), found, row -> found.add(match(range, row, exact)));
    }

    private static Hits.Match match(TokenRange range, TokenLookup.Row row, boolean exact) {
        return new Hits.Match(row.customerId(), range.kind(), row.token(), exact);
    }
}
