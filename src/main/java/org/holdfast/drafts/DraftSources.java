package org.holdfast.drafts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.holdfast.drafts.merge.BookMerge;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.history.rulebooks.RuleBooks;
import org.holdfast.rules.files.BookSource;

/** The rule books that drafts are based on, and those that they make. */
final class DraftSources {

    private static final int CACHED = 4;

    private final RuleBooks books;
    private final DraftContentTable contents;
    private final Map<Integer, BookSource> cache = new LinkedHashMap<>(CACHED, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, BookSource> eldest) {
            return size() > CACHED;
        }
    };

    DraftSources(RuleBooks books, DraftContentTable contents) {
        this.books = books;
        this.contents = contents;
    }

    /** Returns the number of the live publication; a database with drafts has one. */
    int live() {
        return Objects.requireNonNull(books.live().number(), "Nothing has been published yet");
    }

    /** Returns the files of a publication, to be checked with the semantics of this version of the program. */
    BookSource published(int number) {
        synchronized (cache) {
            return cache.computeIfAbsent(number, this::read);
        }
    }

    private BookSource read(int number) {
        Publication publication =
                books.find(number).orElseThrow(() -> new NotFound("published rule book", String.valueOf(number)));
        return books.source(publication.version()).orElseThrow(() -> new NotFound("rule book", publication.version()));
    }

    BookSource base(Draft draft) {
        return published(draft.base());
    }

    /** Returns the base with the changes of the draft. */
    BookSource working(Draft draft) {
        return BookMerge.with(base(draft), contents.ofFiles(draft.id()));
    }
}
