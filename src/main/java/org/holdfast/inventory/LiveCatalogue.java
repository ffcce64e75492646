package org.holdfast.inventory;

import org.holdfast.catalogue.Catalogue;
import org.holdfast.publishing.LiveRuleBook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The catalogue of the live rule book. It is built when it is first wanted, because most processes never show a page,
 * and kept until another rule book is live.
 */
@Component
class LiveCatalogue {

    private volatile @Nullable Built built;

    private record Built(String version, Catalogue catalogue) {}

    Catalogue of(LiveRuleBook.State state) {
        Built last = built;
        return last != null && last.version.equals(state.version()) ? last.catalogue : build(state);
    }

    private synchronized Catalogue build(LiveRuleBook.State state) {
        Built last = built;
        if (last != null && last.version.equals(state.version())) {
            return last.catalogue;
        }
        Catalogue catalogue = Catalogue.of(state.book().rules());
        built = new Built(state.version(), catalogue);
        return catalogue;
    }
}
