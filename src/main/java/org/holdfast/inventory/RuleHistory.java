package org.holdfast.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.holdfast.catalogue.RuleExcerpt;
import org.holdfast.diagnostics.Problems;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.history.rulebooks.RuleBooks;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Finds the publications in which the text of a rule changed. Only the files that could hold the rule are read, and
 * only where they differ from one publication to the next.
 */
@Service
public class RuleHistory {

    /** Publications that are looked through at most, the newest first. */
    static final int MAX_PUBLICATIONS = 500;

    private static final int PAGE = 50;

    private final RuleBooks books;

    RuleHistory(RuleBooks books) {
        this.books = books;
    }

    /**
     * The changes of a rule.
     *
     * @param versions the newest first
     * @param complete whether all publications were looked through
     */
    public record Changes(List<RuleVersion> versions, boolean complete) {

        public Changes {
            versions = List.copyOf(versions);
        }
    }

    /** Returns the changes of a rule, the newest first. */
    public Changes of(String rule) {
        Walk walk = new Walk(rule);
        Integer before = null;
        int seen = 0;
        List<Publication> page;
        do {
            page = books.page(before, PAGE);
            for (Publication each : page) {
                walk.goBackTo(each);
                before = each.number();
            }
            seen += page.size();
        } while (page.size() == PAGE && seen < MAX_PUBLICATIONS);
        boolean complete = page.size() < PAGE;
        return new Changes(walk.finish(complete), complete);
    }

    /** A walk from the newest publication to older ones. */
    private final class Walk {

        private final String rule;
        private final List<RuleVersion> versions = new ArrayList<>();
        private Map<String, String> manifest = Map.of();
        private @Nullable RuleExcerpt excerpt;
        private @Nullable Publication newer;

        Walk(String rule) {
            this.rule = rule;
        }

        void goBackTo(Publication publication) {
            Map<String, String> older = books.manifest(publication.version());
            RuleExcerpt before = newer == null ? find(older) : find(older, excerpt);
            if (newer != null) {
                note(newer, before, excerpt);
            }
            manifest = older;
            excerpt = before;
            newer = publication;
        }

        List<RuleVersion> finish(boolean complete) {
            if (complete && newer != null) {
                note(newer, null, excerpt);
            }
            return versions;
        }

        private void note(Publication at, @Nullable RuleExcerpt before, @Nullable RuleExcerpt after) {
            String old = before == null ? null : before.text();
            String now = after == null ? null : after.text();
            if (!Objects.equals(old, now)) {
                RuleVersion.How change = old == null ? RuleVersion.How.ADDED : RuleVersion.How.CHANGED;
                versions.add(new RuleVersion(
                        at,
                        now == null ? RuleVersion.How.REMOVED : change,
                        after == null ? null : after.file(),
                        now == null ? "" : now));
            }
        }

        /** Finds the rule in an older publication; the file where it was later is looked at first. */
        private @Nullable RuleExcerpt find(Map<String, String> older, @Nullable RuleExcerpt later) {
            if (later != null && Objects.equals(older.get(later.file()), manifest.get(later.file()))) {
                return later;
            }
            if (later != null && older.containsKey(later.file())) {
                Optional<RuleExcerpt> same = in(later.file(), older.get(later.file()));
                if (same.isPresent()) {
                    return same.get();
                }
            }
            return find(older);
        }

        /** Finds the rule in the files that the newer publication does not have, or in all if that is the first. */
        private @Nullable RuleExcerpt find(Map<String, String> all) {
            for (Map.Entry<String, String> file : all.entrySet()) {
                boolean known = file.getValue().equals(manifest.get(file.getKey()));
                if (!known && RuleExcerpt.isReadable(file.getKey())) {
                    Optional<RuleExcerpt> found = in(file.getKey(), file.getValue());
                    if (found.isPresent()) {
                        return found.get();
                    }
                }
            }
            return null;
        }

        private Optional<RuleExcerpt> in(String path, @Nullable String hash) {
            byte[] content = hash == null ? null : books.content(hash).orElse(null);
            if (content == null) {
                return Optional.empty();
            }
            String text = BookSource.ofPublished(Map.of(path, content)).text(path, new Problems());
            return RuleExcerpt.of(rule, path, text);
        }
    }
}
