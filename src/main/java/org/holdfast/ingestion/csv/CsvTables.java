package org.holdfast.ingestion.csv;

import java.util.List;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.MappedList;

/** The files of an import by what they contain: those named as the contract does, or those that a mapping names. */
interface CsvTables {

    /** Returns the files with the rows of a collection; an empty list if it is not imported. */
    List<CsvFile> of(MappedCollection collection, ImportFindings findings);

    /** Returns the name of the file of a collection, for messages. */
    String name(MappedCollection collection);

    /** Returns the declared lists that are imported. */
    List<MappedList> lists();

    /** Reports files that look like tables but are not read. */
    void reportUnread(ImportFindings findings);
}
