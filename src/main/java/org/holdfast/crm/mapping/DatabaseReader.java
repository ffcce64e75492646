package org.holdfast.crm.mapping;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads mapping files of databases: each query is a SELECT, or one with its watermark and translations. */
public final class DatabaseReader implements SourceReader {

    @Override
    public Set<String> keys() {
        Set<String> keys = new HashSet<>(TimingReader.KEYS);
        keys.addAll(Set.of("url", "user", "password"));
        return keys;
    }

    @Override
    public MappingSource source(YamlNode file, Map<String, YamlNode> entries, EnvironmentPlaceholders environment) {
        YamlNode url = entries.get("url");
        if (url == null) {
            file.error("\"url\" is missing.", "Maybe add url: jdbc:postgresql://localhost/shop.");
        }
        Mapping.Login login = new Mapping.Login(
                url == null ? "" : environment.url(url),
                entries.containsKey("user") ? environment.fill(entries.get("user")) : "",
                entries.containsKey("password") ? environment.password(entries.get("password")) : "");
        if (url != null && !login.url().isEmpty() && !login.url().startsWith("jdbc:")) {
            url.error("A JDBC URL is expected here.", "Maybe jdbc:postgresql://HOST/DATABASE.");
        }
        return login;
    }

    @Override
    public @Nullable MappedQuery query(QueryFields possible, YamlNode node, EnvironmentPlaceholders environment) {
        if (!node.isMap()) {
            String sql = sql(node);
            return sql == null ? null : new MappedQuery(possible, new SqlQuery(sql), null, Map.of(), node.origin());
        }
        Map<String, YamlNode> entries = node.entries(Set.of("sql", "watermark", "translate"));
        YamlNode query = entries.get("sql");
        if (query == null) {
            node.error("The query is missing.", "Maybe add sql: select ... .");
            return null;
        }
        String sql = sql(query);
        YamlNode watermark = entries.get("watermark");
        return sql == null
                ? null
                : new MappedQuery(
                        possible,
                        new SqlQuery(sql),
                        watermark == null ? null : watermark.text(),
                        FieldsReader.translations(possible, entries.get("translate")),
                        query.origin());
    }

    private static @Nullable String sql(YamlNode node) {
        String text = node.text();
        if (text == null) {
            return null;
        }
        String sql = text.strip();
        while (sql.endsWith(";")) {
            sql = sql.substring(0, sql.length() - 1).strip();
        }
        String first = sql.isEmpty() ? "" : sql.split("[\\s(]+", 2)[0];
        if (!first.equalsIgnoreCase("select")
                && !first.equalsIgnoreCase("with")
                && !first.startsWith("--")
                && !first.startsWith("/*")) {
            node.error(
                    "A query that begins with SELECT is expected here.",
                    "Maybe select ... as customerId, ... from ... .");
            return null;
        }
        return sql;
    }
}
