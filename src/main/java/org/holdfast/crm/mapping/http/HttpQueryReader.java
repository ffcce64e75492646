package org.holdfast.crm.mapping.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.holdfast.crm.mapping.CellNotation;
import org.holdfast.crm.mapping.EnvironmentPlaceholders;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.FieldTemplate;
import org.holdfast.crm.mapping.FieldsReader;
import org.holdfast.crm.mapping.MappedList;
import org.holdfast.crm.mapping.MappedQuery;
import org.holdfast.crm.mapping.QueryFields;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/** Reads the requests of a mapping file of an HTTP interface. */
final class HttpQueryReader {

    private static final Pattern POINTER = Pattern.compile("|(/[^/]*)+");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-zA-Z]+}");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch");

    private final EnvironmentPlaceholders environment;

    HttpQueryReader(EnvironmentPlaceholders environment) {
        this.environment = environment;
    }

    @Nullable
    MappedQuery query(QueryFields possible, YamlNode node) {
        Map<String, YamlNode> entries = node.entries(Set.of(
                "get",
                "post",
                "parameters",
                "body",
                "list",
                "each",
                "key",
                "paging",
                "since",
                "from",
                "fields",
                "changedAt",
                "translate"));
        YamlNode from = entries.get("from");
        String other = from == null ? null : collection(from);
        HttpQuery.Call call = other == null ? call(node, entries) : null;
        if (call == null && other == null) {
            return null;
        }
        YamlNode changedAt = entries.get("changedAt");
        YamlNode each = entries.get("each");
        Map<String, FieldTemplate> fields = FieldsReader.fields(possible, node, entries.get("fields"));
        fields.values().forEach(field -> pointers(field, entries.get("fields")));
        HttpQuery.Request request = call == null ? null : request(call, entries);
        String changed = changedAt == null ? null : changedAt.text();
        return new MappedQuery(
                possible,
                new HttpQuery(
                        request,
                        other,
                        each == null ? null : pointer(each),
                        fields,
                        changed == null ? null : FieldTemplate.parse(changed)),
                request == null || request.since() == null ? null : HttpQuery.SINCE,
                FieldsReader.translations(possible, entries.get("translate")),
                node.origin());
    }

    private static @Nullable String collection(YamlNode node) {
        return node.read("the name of another query", text -> {
            if (FactCollection.named(text).isEmpty() && !text.startsWith(MappedList.PREFIX)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    private HttpQuery.Request request(HttpQuery.Call call, Map<String, YamlNode> entries) {
        YamlNode list = entries.get("list");
        YamlNode key = entries.get("key");
        YamlNode since = entries.get("since");
        return new HttpQuery.Request(
                call,
                list == null ? "" : pointer(list),
                key == null ? null : pointer(key),
                paging(entries.get("paging")),
                since == null ? null : since(since));
    }

    /** Reads a request; {@code null}, with a problem, if there is none. */
    private HttpQuery.@Nullable Call call(YamlNode node, Map<String, YamlNode> entries) {
        List<String> methods =
                entries.keySet().stream().filter(METHODS::contains).toList();
        if (methods.size() != 1) {
            node.error(
                    methods.isEmpty() ? "The request is missing." : "There are two requests; one is expected.",
                    "Maybe get: /path, or post: /path with body:.");
            return null;
        }
        String method = methods.get(0);
        Map<String, String> parameters = new LinkedHashMap<>();
        YamlNode given = entries.get("parameters");
        if (given != null) {
            given.entries().forEach((name, value) -> parameters.put(name, environment.fill(value)));
        }
        YamlNode body = entries.get("body");
        return new HttpQuery.Call(
                method.toUpperCase(Locale.ROOT),
                path(Objects.requireNonNull(entries.get(method), method)),
                parameters,
                body == null ? null : filled(body));
    }

    /** Reads a path. Without a slash, it would extend the name of the host, and another server would get the key. */
    private String path(YamlNode node) {
        String path = environment.fill(node);
        if (!path.isEmpty() && !path.startsWith("/") && !path.startsWith("?")) {
            node.error("A path that begins with / is expected here.", "Maybe /contacts.");
        }
        try {
            URI.create("https://localhost" + PLACEHOLDER.matcher(path).replaceAll("x"));
        } catch (IllegalArgumentException e) {
            node.error(
                    "\"" + path + "\" cannot be the path of an address.",
                    "Blanks and other signs are written as in %20; parameters are best put under parameters:.");
        }
        return path;
    }

    /** Returns a body as plain Java, with environment variables replaced in its texts. */
    private @Nullable Object filled(YamlNode node) {
        if (node.isMap()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            node.entries().forEach((name, value) -> map.put(name, filled(value)));
            return map;
        }
        if (node.isList()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.items().forEach(item -> list.add(filled(item)));
            return list;
        }
        Object value = node.plain();
        return value instanceof String text && text.contains("${") ? environment.fill(node) : value;
    }

    private static HttpQuery.Paging paging(@Nullable YamlNode node) {
        if (node == null) {
            return new HttpQuery.Paging(HttpQuery.Paging.Kind.NONE, "", 0, null);
        }
        Map<String, YamlNode> entries =
                new HashMap<>(node.entries(Set.of("cursor", "offset", "page", "link", "next", "more")));
        YamlNode more = entries.remove("more");
        if (entries.size() != 1) {
            node.error(
                    "One way to the next page is expected here.",
                    "Maybe cursor: /next, offset: 0, page: 1 or link: next.");
            return new HttpQuery.Paging(HttpQuery.Paging.Kind.NONE, "", 0, null);
        }
        String name = entries.keySet().iterator().next();
        YamlNode value = entries.values().iterator().next();
        HttpQuery.Paging.Kind kind = EnumLabels.read(HttpQuery.Paging.Kind.class, "paging", name);
        boolean hasPointer = kind == HttpQuery.Paging.Kind.CURSOR || kind == HttpQuery.Paging.Kind.NEXT;
        boolean hasNumber = kind == HttpQuery.Paging.Kind.OFFSET || kind == HttpQuery.Paging.Kind.PAGE;
        Integer first = hasNumber ? value.wholeNumber() : null;
        return new HttpQuery.Paging(
                kind, hasPointer ? pointer(value) : "", first == null ? 0 : first, more == null ? null : pointer(more));
    }

    private static HttpQuery.Since since(YamlNode node) {
        if (!node.isMap()) {
            return new HttpQuery.Since(form(node), null);
        }
        Map<String, YamlNode> entries = node.entries(Set.of("form", "first"));
        YamlNode form = entries.get("form");
        YamlNode first = entries.get("first");
        return new HttpQuery.Since(form == null ? "iso" : form(form), first == null ? null : first.text());
    }

    private static String form(YamlNode node) {
        String form = node.read("iso, seconds, millis, or a pattern such as yyyy-MM-dd HH:mm:ss", text -> {
            if (!Set.of("iso", "seconds", "millis").contains(text)) {
                CellNotation.formatter(text);
            }
            return text;
        });
        return form == null ? "iso" : form;
    }

    @Nullable
    WriteBack writeBack(YamlNode node) {
        Map<String, YamlNode> entries =
                node.entries(Set.of("post", "put", "patch", "parameters", "headers", "body", "check", "repeatable"));
        HttpQuery.Call call = call(node, entries);
        YamlNode check = entries.get("check");
        Map<String, YamlNode> checked =
                check == null ? Map.of() : check.entries(Set.of("get", "post", "parameters", "body", "list"));
        HttpQuery.Call before = check == null ? null : call(check, checked);
        Map<String, String> headers = new LinkedHashMap<>();
        if (entries.containsKey("headers")) {
            entries.get("headers").entries().forEach((name, value) -> headers.put(name, environment.fill(value)));
        }
        if (call == null) {
            return null;
        }
        YamlNode repeatable = entries.get("repeatable");
        boolean isRepeatable = repeatable != null && Boolean.TRUE.equals(repeatable.flag());
        if (call.method().equals("POST")
                && before == null
                && !isRepeatable
                && headers.values().stream().noneMatch(value -> value.contains("{decisionId}"))) {
            node.error(
                    "A repeated POST would write twice.",
                    "Add check: with a request that finds what was written, a header with {decisionId} if the CRM "
                            + "knows idempotency keys, or repeatable: true if it writes the same again.");
        }
        YamlNode list = checked.get("list");
        return new WriteBack(call, headers, before, list == null ? "" : pointer(list));
    }

    static String pointer(YamlNode node) {
        String pointer = node.text();
        if (pointer == null || !POINTER.matcher(pointer).matches()) {
            node.error("A JSON pointer is expected here.", "Maybe /results.");
            return "";
        }
        return pointer;
    }

    private static void pointers(FieldTemplate field, @Nullable YamlNode at) {
        for (String name : field.names()) {
            String pointer = name.startsWith("^") ? name.substring(1) : name;
            if (at != null && !POINTER.matcher(pointer).matches()) {
                at.error(
                        "\"" + name + "\" is not a JSON pointer.",
                        "Maybe \"/" + name + "\", or \"= " + name + "\" for always the same text.");
            }
        }
    }
}
