package org.holdfast.crm.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.utils.URIUtils;
import org.holdfast.crm.mapping.MappedQuery;
import org.holdfast.crm.mapping.http.HttpQuery;
import org.holdfast.crm.mapping.http.HttpQuery.Paging;
import org.holdfast.crm.mapping.http.HttpSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Requests the pages of one query, one after the other. A page that has come before ends the fetch with an error. */
final class HttpPages {

    /** Maximum number of elements of a page. */
    static final int MAX_ELEMENTS = 10_000;

    private static final Pattern NEXT_LINK = Pattern.compile(
            "<([^>]*)>\\s*(?:;[^,<]*)?;\\s*rel=\"?(?:[^\",;]* )?next(?: [^\",;]*)?\"?", Pattern.CASE_INSENSITIVE);

    private final HttpApi api;
    private final HttpSource source;
    private final MappedQuery query;
    private final HttpQuery.Request request;
    private final @Nullable Object since;
    private final Set<String> seen = new HashSet<>();

    /** @param since the time since which changes are requested; {@code null} if the parameter is omitted */
    HttpPages(HttpApi api, HttpSource source, MappedQuery query, HttpQuery.Request request, @Nullable Object since) {
        this.api = api;
        this.source = source;
        this.query = query;
        this.request = request;
        this.since = since;
    }

    /**
     * Where a page begins.
     *
     * @param url its address; {@code null} if it follows from the request
     * @param offset number of elements before it
     */
    record Position(@Nullable String url, @Nullable String cursor, long offset, int page) {}

    /**
     * A page.
     *
     * @param next where the next one begins; {@code null} if this is the last one
     * @param hash hash of its elements
     * @param date the clock of the server; {@code null} if it does not say
     */
    record Page(
            List<JsonNode> elements,
            @Nullable Position next,
            String hash,
            @Nullable Instant date) {}

    /** Returns where the first page begins. */
    Position start() {
        return new Position(null, null, 0, request.paging().first());
    }

    /**
     * Requests a page.
     *
     * @param number number of the page in this fetch; 0 is the first
     * @param before hash of the previous page; {@code null} for the first page
     */
    Page page(Position position, int number, @Nullable String before) {
        if (number >= source.maxPages()) {
            throw HttpApi.failed(
                    name() + " has more than " + source.maxPages()
                            + " pages (maxPages). Maybe the paging has no effect.",
                    false,
                    null);
        }
        HttpApi.Response response = position.url == null
                ? api.read(request.call(), values(position))
                : api.read(new HttpGet(URI.create(position.url)));
        List<JsonNode> elements = elements(response.body());
        String hash = hash(elements);
        if (before != null) {
            seen.add(before);
        }
        if (!elements.isEmpty() && !seen.add(hash)) {
            throw HttpApi.failed(
                    name() + " was answered with a page that had come before (page " + (number + 1)
                            + "), so it would never end. Maybe a parameter of the paging is misspelt.",
                    false,
                    null);
        }
        return new Page(elements, next(position, response, elements.size()), hash, response.date());
    }

    private String name() {
        return query.origin() + ": the query of " + query.collected();
    }

    private Map<String, @Nullable Object> values(Position position) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("cursor", position.cursor);
        values.put("offset", position.offset);
        values.put("page", position.page);
        values.put(HttpQuery.SINCE, since);
        return values;
    }

    private List<JsonNode> elements(JsonNode body) {
        JsonNode list = body.at(request.list());
        if (!list.isArray()) {
            String where = request.list().isEmpty() ? "is no list itself" : "has no list at " + request.list();
            throw HttpApi.failed(
                    name() + " was answered with a document that " + where + ". It has: "
                            + String.join(
                                    ", ",
                                    body.propertyNames().stream().limit(20).toList()) + ".",
                    false,
                    null);
        }
        if (list.size() > MAX_ELEMENTS) {
            throw HttpApi.failed(
                    name() + " was answered with " + list.size() + " elements; at most " + MAX_ELEMENTS
                            + " are read. Request smaller pages.",
                    false,
                    null);
        }
        List<JsonNode> elements = new ArrayList<>();
        list.forEach(elements::add);
        return elements;
    }

    private @Nullable Position next(Position here, HttpApi.Response response, int elements) {
        Paging paging = request.paging();
        if (paging.more() != null && !response.body().at(paging.more()).asBoolean(false)) {
            return null;
        }
        long offset = here.offset + elements;
        // A server may return fewer elements than requested, so that only an empty page is certainly the last one.
        boolean isCounted = paging.kind() == Paging.Kind.OFFSET || paging.kind() == Paging.Kind.PAGE;
        if (paging.kind() == Paging.Kind.NONE || isCounted && elements == 0) {
            return null;
        }
        if (isCounted) {
            return new Position(null, null, offset, here.page + 1);
        }
        String found = paging.kind() == Paging.Kind.LINK
                ? link(response.link())
                : text(response.body().at(paging.pointer()));
        if (found == null || found.isBlank()) {
            return null;
        }
        return paging.kind() == Paging.Kind.CURSOR
                ? new Position(null, found, offset, here.page + 1)
                : new Position(sameServer(response.url(), found), null, offset, here.page + 1);
    }

    private static @Nullable String link(@Nullable String header) {
        Matcher next = NEXT_LINK.matcher(header == null ? "" : header);
        return next.find() ? next.group(1) : null;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() && !(node.isBoolean() && !node.asBoolean())
                ? node.asString()
                : null;
    }

    /** Resolves the address of the next page, which has to be on the same server, because it gets the key. */
    private String sameServer(URI from, String address) {
        URI next;
        try {
            // Unlike URI.resolve, this one keeps the path if the address only consists of parameters.
            next = URIUtils.resolve(from, address);
        } catch (IllegalArgumentException e) {
            throw HttpApi.failed(name() + " names a next page that is not an address.", false, null);
        }
        URI own = source.url();
        if (!own.getScheme().equalsIgnoreCase(next.getScheme())
                || !String.valueOf(own.getAuthority()).equalsIgnoreCase(next.getAuthority())) {
            throw HttpApi.failed(
                    name() + " names a next page on another server (" + next.getHost()
                            + "), to which the key is not sent.",
                    false,
                    null);
        }
        return next.toString();
    }

    private static String hash(List<JsonNode> elements) {
        MessageDigest digest = sha256();
        elements.forEach(element -> digest.update(element.toString().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
