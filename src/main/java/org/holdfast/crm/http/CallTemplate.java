package org.holdfast.crm.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.holdfast.crm.mapping.http.HttpQuery;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Fills the placeholders of a request. */
final class CallTemplate {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

    private final Map<String, ? extends @Nullable Object> values;

    /** @param values texts and numbers by placeholder; {@code null} for a placeholder without a value */
    CallTemplate(Map<String, ? extends @Nullable Object> values) {
        this.values = values;
    }

    /** Returns the request for a path of a source. */
    HttpUriRequestBase request(URI source, HttpQuery.Call call) {
        String base = source.toString();
        String path = path(call.path());
        String joined = base.endsWith("/") && path.startsWith("/") ? base + path.substring(1) : base + path;
        Map<String, String> parameters = new LinkedHashMap<>();
        call.parameters().forEach((name, text) -> {
            Object value = value(text);
            if (value != null) {
                parameters.put(name, value.toString());
            }
        });
        String query = parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        String separator = joined.contains("?") ? "&" : "?";
        HttpUriRequestBase request = new HttpUriRequestBase(
                call.method(), URI.create(query.isEmpty() ? joined : joined + separator + query));
        if (call.body() != null) {
            byte[] body = JsonMapper.shared().writeValueAsBytes(filled(call.body()));
            request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        }
        return request;
    }

    /** Fills a path; the values are encoded, so that an id cannot lead elsewhere. */
    private String path(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            Object value = values.get(found.group(1));
            return Matcher.quoteReplacement(
                    encoded(values.containsKey(found.group(1)) ? String.valueOf(value) : found.group()));
        });
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Returns the text of a header. */
    String text(String text) {
        Object value = value(text);
        return value == null ? "" : value.toString().replaceAll("\\p{Cntrl}+", " ");
    }

    private @Nullable Object filled(@Nullable Object body) {
        if (body instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> filled = new LinkedHashMap<>();
            map.forEach((name, value) -> filled.put("" + name, filled(value)));
            return filled;
        }
        if (body instanceof List<?> list) {
            List<@Nullable Object> filled = new ArrayList<>();
            list.forEach(item -> filled.add(filled(item)));
            return filled;
        }
        return body instanceof String text ? value(text) : body;
    }

    /**
     * Returns a text with its placeholders filled: the value itself, such as a number, if the text is nothing but one
     * placeholder; {@code null} if a placeholder has no value. Other braces are left as they are.
     */
    private @Nullable Object value(String text) {
        Matcher found = PLACEHOLDER.matcher(text);
        if (found.matches() && values.containsKey(found.group(1))) {
            return values.get(found.group(1));
        }
        StringBuilder filled = new StringBuilder();
        found.reset();
        while (found.find()) {
            String name = found.group(1);
            if (values.containsKey(name) && values.get(name) == null) {
                return null;
            }
            found.appendReplacement(
                    filled,
                    Matcher.quoteReplacement(
                            values.containsKey(name) ? String.valueOf(values.get(name)) : found.group()));
        }
        return found.appendTail(filled).toString();
    }
}
