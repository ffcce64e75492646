package org.holdfast.catalogue;

import java.util.List;

/** An entry that was found, with the line that matches best. */
public final class CatalogueHit {

    private final CatalogueEntry entry;
    private final CatalogueLine line;
    private final CatalogueQuery query;

    CatalogueHit(CatalogueEntry entry, CatalogueLine line, CatalogueQuery query) {
        this.entry = entry;
        this.line = line;
        this.query = query;
    }

    public CatalogueEntry entry() {
        return entry;
    }

    public CatalogueLine line() {
        return line;
    }

    /** Returns the text of the line in pieces, of which those that match are marked. */
    public List<MarkedWords> words() {
        return query.mark(line.text());
    }

    /** Returns the name of the entry in pieces, of which those that match are marked. */
    public List<MarkedWords> name() {
        return query.mark(entry.name());
    }
}
