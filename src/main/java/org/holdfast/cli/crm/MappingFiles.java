package org.holdfast.cli.crm;

import java.io.PrintWriter;
import java.util.List;
import org.holdfast.crm.mapping.file.MappingFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The parameter that selects the mapping files of a command. */
final class MappingFiles {

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "Name of a mapping file, without .yaml (default: all mapping files).")
    private @Nullable String name;

    /** Reads the selected mapping files; prints what to do and returns an empty list if there are none. */
    List<MappingFolder.Read> read(MappingFolder folder, PrintWriter out) {
        List<MappingFolder.Read> files = folder.read(name);
        if (files.isEmpty()) {
            out.printf("There is no mapping file in %s. Start with a copy of crm/example.yaml.txt.%n", folder.path());
        }
        return files;
    }
}
