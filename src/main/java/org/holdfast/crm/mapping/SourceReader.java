package org.holdfast.crm.mapping;

import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads what mapping files of one kind state beside that which all kinds have. */
public interface SourceReader {

    /** Returns the names of the entries that only this kind has. */
    Set<String> keys();

    /** Reads where the rows come from. */
    MappingSource source(YamlNode file, Map<String, YamlNode> entries, EnvironmentPlaceholders environment);

    /**
     * Reads one query; {@code null}, with a problem, if it is not valid.
     *
     * @param possible the fields that it can have
     */
    @Nullable
    MappedQuery query(QueryFields possible, YamlNode node, EnvironmentPlaceholders environment);

    /** Checks the queries together. */
    default void check(YamlNode file, Map<MappedCollection, MappedQuery> queries) {}
}
