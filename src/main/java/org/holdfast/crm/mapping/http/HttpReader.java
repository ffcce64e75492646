package org.holdfast.crm.mapping.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.holdfast.crm.mapping.EnvironmentPlaceholders;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.FieldTemplate;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.MappedQuery;
import org.holdfast.crm.mapping.MappingSource;
import org.holdfast.crm.mapping.QueryFields;
import org.holdfast.crm.mapping.SourceReader;
import org.holdfast.crm.mapping.TimingReader;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads mapping files of HTTP interfaces. */
public final class HttpReader implements SourceReader {

    private static final int MAX_PAGES = 10_000;
    private static final URI NOWHERE = URI.create("https://localhost/");

    private final Map<MappedCollection, YamlNode> nodes = new LinkedHashMap<>();
    private boolean writesBack;

    @Override
    public Set<String> keys() {
        Set<String> keys = new HashSet<>(TimingReader.KEYS);
        keys.addAll(Set.of("url", "auth", "headers", "error", "allowPrivateAddresses", "maxPages", "writeBack"));
        return keys;
    }

    @Override
    public MappingSource source(YamlNode file, Map<String, YamlNode> entries, EnvironmentPlaceholders environment) {
        YamlNode secure = entries.get("allowPrivateAddresses");
        boolean mayBePrivate = secure != null && Boolean.TRUE.equals(secure.flag());
        YamlNode url = entries.get("url");
        if (url == null) {
            file.error("\"url\" is missing.", "Maybe add url: https://api.example.org.");
        }
        YamlNode writeBack = entries.get("writeBack");
        YamlNode error = entries.get("error");
        writesBack = writeBack != null;
        return new HttpSource(
                url == null ? NOWHERE : address(url, environment, mayBePrivate),
                auth(entries.get("auth"), environment, mayBePrivate),
                texts(entries.get("headers"), environment),
                error == null ? null : HttpQueryReader.pointer(error),
                mayBePrivate,
                maxPages(entries.get("maxPages")),
                writeBack == null ? null : new HttpQueryReader(environment).writeBack(writeBack));
    }

    private static URI address(YamlNode node, EnvironmentPlaceholders environment, boolean mayBePrivate) {
        String text = environment.fill(node);
        try {
            URI url = URI.create(text);
            boolean isWeb = "https".equals(url.getScheme()) || mayBePrivate && "http".equals(url.getScheme());
            if (isWeb && url.getHost() != null && url.getUserInfo() == null && url.getQuery() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Reported below.
        }
        if (!text.isEmpty()) {
            node.error(
                    "An address that begins with https:// is expected here, without user, password and parameters.",
                    "http:// and private networks require allowPrivateAddresses: true.");
        }
        return NOWHERE;
    }

    private static HttpSource.Auth auth(
            @Nullable YamlNode node, EnvironmentPlaceholders environment, boolean mayBePrivate) {
        if (node == null) {
            return new HttpSource.Auth.None();
        }
        Map<String, YamlNode> entries = node.entries(
                Set.of("header", "value", "user", "password", "tokenUrl", "clientId", "clientSecret", "scope"));
        if (entries.keySet().containsAll(Set.of("tokenUrl", "clientId", "clientSecret"))) {
            return new HttpSource.Auth.ClientCredentials(
                    address(at(entries, "tokenUrl"), environment, mayBePrivate),
                    environment.fill(at(entries, "clientId")),
                    secret(at(entries, "clientSecret"), environment),
                    entries.containsKey("scope") ? environment.fill(at(entries, "scope")) : "");
        }
        if (entries.keySet().containsAll(Set.of("header", "value"))) {
            return new HttpSource.Auth.Header(
                    environment.fill(at(entries, "header")), secret(at(entries, "value"), environment));
        }
        if (entries.keySet().containsAll(Set.of("user", "password"))) {
            String plain = environment.fill(at(entries, "user")) + ":" + secret(at(entries, "password"), environment);
            return new HttpSource.Auth.Header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)));
        }
        node.error(
                "The credentials are incomplete.",
                "Expected are header: and value:, or user: and password:, or tokenUrl:, clientId: and clientSecret:.");
        return new HttpSource.Auth.None();
    }

    /** Returns an entry that is there. */
    private static YamlNode at(Map<String, YamlNode> entries, String name) {
        return Objects.requireNonNull(entries.get(name), name);
    }

    /** Reads a secret, which must come from the environment. */
    private static String secret(YamlNode node, EnvironmentPlaceholders environment) {
        String text = node.text();
        if (text != null && !text.contains("${")) {
            node.error(
                    "The key would be readable by anyone who can read the file.",
                    "Maybe write ${CRM_KEY} and set that variable.");
            return "";
        }
        return environment.fill(node);
    }

    private static Map<String, String> texts(@Nullable YamlNode node, EnvironmentPlaceholders environment) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (node != null) {
            node.entries().forEach((name, value) -> texts.put(name, environment.fill(value)));
        }
        return texts;
    }

    private static int maxPages(@Nullable YamlNode node) {
        Integer pages = node == null ? null : node.wholeNumber();
        if (node != null && pages != null && (pages < 1 || pages > MAX_PAGES)) {
            node.error("A number of pages from 1 to " + MAX_PAGES + " is expected here.");
        }
        return pages == null ? MAX_PAGES : pages;
    }

    @Override
    public @Nullable MappedQuery query(QueryFields possible, YamlNode node, EnvironmentPlaceholders environment) {
        nodes.put(possible.collected(), node);
        return new HttpQueryReader(environment).query(possible, node);
    }

    /** Checks that rows are only taken from the pages of queries that have some. */
    @Override
    public void check(YamlNode file, Map<MappedCollection, MappedQuery> queries) {
        MappedQuery customers = queries.get(FactCollection.CUSTOMERS);
        FieldTemplate id = customers == null
                ? null
                : ((HttpQuery) customers.from()).fields().get("id");
        if (writesBack && (id == null || id.names().size() != 1)) {
            file.error(
                    "Nothing can be written back, because the id of a customer is not one id of the source.",
                    "Maybe add a query for customers with id: /id, or id: \"shop:{/id}\".");
        }
        queries.forEach((collection, query) -> {
            String from = ((HttpQuery) query.from()).from();
            MappedQuery other = from == null ? null : named(from, queries);
            if (from != null && (other == null || ((HttpQuery) other.from()).request() == null)) {
                nodes.getOrDefault(collection, file)
                        .error("The rows are taken from the pages of " + from + ", but that query requests none.");
            } else if (other != null && other.watermark() != null) {
                queries.put(
                        collection,
                        new MappedQuery(
                                query.fields(), query.from(), other.watermark(), query.translate(), query.origin()));
            }
        });
    }

    private static @Nullable MappedQuery named(String name, Map<MappedCollection, MappedQuery> queries) {
        return queries.values().stream()
                .filter(query -> query.collected().toString().equals(name))
                .findFirst()
                .orElse(null);
    }
}
