package org.holdfast.crm.csv;

import java.time.Clock;
import org.holdfast.crm.CustomerStore;

/** Lets tests of other packages make an importer without starting the application. */
public final class CsvImports {

    private CsvImports() {
    }

    public static CsvImport of(CustomerStore store, Clock clock) {
        return new CsvImport(store, clock);
    }
}
