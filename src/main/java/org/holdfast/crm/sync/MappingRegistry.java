package org.holdfast.crm.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.crm.mapping.MappingFolder;
import org.jspecify.annotations.Nullable;

/**
 * The mapping files that loads can rely on. A half-written file can look like a complete one with fewer queries, so a
 * change counts only when two reads in a row find it the same. While a file is invalid, its last valid content stays in
 * use. Files that exist at the first read count at once.
 */
final class MappingRegistry {

    private final Map<String, String> seen = new HashMap<>();
    private final Map<String, MappingFolder.Read> good = new HashMap<>();
    private boolean first = true;

    /** @return the files to load from, each with its last valid and settled content */
    List<MappingFolder.Read> settled(List<MappingFolder.Read> files) {
        good.keySet().retainAll(files.stream().map(MappingFolder.Read::name).toList());
        List<MappingFolder.Read> settled = new ArrayList<>();
        for (MappingFolder.Read file : files) {
            String version = file.mapping() == null ? "" : file.mapping().version();
            String before = seen.put(file.name(), version);
            if (file.mapping() != null && (first || version.equals(before))) {
                good.put(file.name(), file);
            }
            MappingFolder.@Nullable Read last = good.get(file.name());
            if (last != null) {
                settled.add(last);
            }
        }
        first = false;
        return settled;
    }
}
