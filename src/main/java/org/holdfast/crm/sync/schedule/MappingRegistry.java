package org.holdfast.crm.sync.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.crm.mapping.file.MappingFolder;
import org.jspecify.annotations.Nullable;

/**
 * Selects the mapping files that loads may use. A half-written file can look like a complete one with fewer queries, so
 * a change takes effect only after two consecutive reads have found the same content. While a file is invalid, its last
 * valid content remains in use. Files that exist at the first read take effect immediately.
 */
final class MappingRegistry {

    private final Map<String, String> seen = new HashMap<>();
    private final Map<String, MappingFolder.Read> valid = new HashMap<>();
    private boolean first = true;

    /** @return the files to load from, each with its last valid and settled content */
    List<MappingFolder.Read> settled(List<MappingFolder.Read> files) {
        valid.keySet().retainAll(files.stream().map(MappingFolder.Read::name).toList());
        List<MappingFolder.Read> settled = new ArrayList<>();
        for (MappingFolder.Read file : files) {
            String version = file.mapping() == null ? "" : file.mapping().version();
            String before = seen.put(file.name(), version);
            if (file.mapping() != null && (first || version.equals(before))) {
                valid.put(file.name(), file);
            }
            MappingFolder.@Nullable Read last = valid.get(file.name());
            if (last != null) {
                settled.add(last);
            }
        }
        first = false;
        return settled;
    }
}
