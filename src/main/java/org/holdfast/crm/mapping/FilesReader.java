package org.holdfast.crm.mapping;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/** Reads mapping files of CSV files: each query names a file and the column of each field. */
public final class FilesReader implements SourceReader {

    private final Map<MappedCollection, YamlNode> nodes = new HashMap<>();
    private FileQuery.EmptyCells empty = FileQuery.EmptyCells.UNKNOWN;

    @Override
    public Set<String> keys() {
        return Set.of("separator", "encoding", "empty");
    }

    @Override
    public MappingSource source(YamlNode file, Map<String, YamlNode> entries, EnvironmentPlaceholders environment) {
        empty = empty(entries.get("empty"), empty);
        YamlNode separator = entries.get("separator");
        YamlNode encoding = entries.get("encoding");
        return new FilesSource(
                separator == null ? null : separator(separator),
                encoding == null ? null : encoding.read("an encoding such as UTF-8 or windows-1251", Charset::forName));
    }

    private static @Nullable Character separator(YamlNode node) {
        String text = node.text();
        String sign = "tab".equals(text) ? "\t" : text;
        if (sign != null && (sign.length() != 1 || "\"\n\r".contains(sign))) {
            node.error("\"" + text + "\" cannot separate cells.", "Maybe \";\", \",\" or tab.");
        }
        return sign == null || sign.isEmpty() ? null : sign.charAt(0);
    }

    private static FileQuery.EmptyCells empty(@Nullable YamlNode node, FileQuery.EmptyCells otherwise) {
        FileQuery.EmptyCells read = node == null
                ? null
                : node.read(
                        "unknown, clear or keep", text -> EnumLabels.read(FileQuery.EmptyCells.class, "empty", text));
        return read == null ? otherwise : read;
    }

    @Override
    public @Nullable MappedQuery query(QueryFields possible, YamlNode node, EnvironmentPlaceholders environment) {
        MappedCollection collection = possible.collected();
        nodes.put(collection, node);
        Map<String, YamlNode> entries = node.entries(Set.of("file", "fields", "translate", "repeats", "empty"));
        YamlNode file = entries.get("file");
        String name = file == null ? null : file.text();
        if (name == null || name.isBlank() || name.contains("/") || name.contains("\\")) {
            (file == null ? node : file)
                    .error(
                            "The name of a file in the folder is expected here.",
                            "Maybe file: " + shown(collection) + ".csv, or " + shown(collection)
                                    + "*.csv for several.");
            return null;
        }
        return new MappedQuery(
                possible,
                new FileQuery(
                        name.strip(),
                        FieldsReader.fields(possible, node, entries.get("fields")),
                        isFirstOnly(entries.get("repeats")),
                        empty(entries.get("empty"), empty)),
                null,
                FieldsReader.translations(possible, entries.get("translate")),
                node.origin());
    }

    private static String shown(MappedCollection collection) {
        return collection instanceof MappedList list ? list.name() : collection.toString();
    }

    private static boolean isFirstOnly(@Nullable YamlNode node) {
        String text = node == null ? null : node.text();
        if (node != null && text != null && !text.equals("first") && !text.equals("refuse")) {
            node.error("\"" + text + "\" is not known here.", "Maybe first, or refuse.");
        }
        return "first".equals(text);
    }

    @Override
    public void check(YamlNode file, Map<MappedCollection, MappedQuery> queries) {
        MappedQuery customers = queries.get(FactCollection.CUSTOMERS);
        MappedQuery membership = queries.get(FactCollection.MEMBERSHIP);
        if (customers == null && !queries.isEmpty()) {
            file.error(
                    "There is no query for customers; a file without them cannot be imported.",
                    "Maybe add customers: with file: and fields: id:.");
        } else if (customers != null
                && membership != null
                && !((FileQuery) customers.from()).file().equals(((FileQuery) membership.from()).file())) {
            nodes.getOrDefault(FactCollection.MEMBERSHIP, file)
                    .error("The membership of a customer is expected in the file of the customers.");
        }
    }
}
