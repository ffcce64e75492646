package org.holdfast.api.limits;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body is read only through {@link TimedRequestBody}. Forms are parsed here, because the container
 * would wait for them without a limit.
 */
final class GuardedRequest extends HttpServletRequestWrapper {

    private static final String FORM = "application/x-www-form-urlencoded";
    /** Maximum size of a form, in bytes; enough for a survey response with the longest permitted comment. */
    private static final int MAX_FORM_BYTES = 64 * 1024;
    /** Maximum size of a form that holds a file of a draft, or all cells of a table, in bytes. */
    private static final int MAX_DRAFT_FORM_BYTES = 2 * 1024 * 1024;

    /** Maximum number of fields of a form; a table that is shown as a grid has up to 3,000 cells. */
    private static final int MAX_FIELDS = 10_000;

    private final UnaryOperator<ServletInputStream> timing;
    private @Nullable ServletInputStream body;
    private @Nullable BufferedReader reader;
    private @Nullable Map<String, String[]> parameters;

    GuardedRequest(HttpServletRequest request, UnaryOperator<ServletInputStream> timing) {
        super(request);
        this.timing = timing;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = timing.apply(super.getInputStream());
        }
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        if (reader == null) {
            String encoding = getCharacterEncoding();
            reader = new BufferedReader(
                    encoding == null
                            ? new InputStreamReader(getInputStream(), StandardCharsets.UTF_8)
                            : new InputStreamReader(getInputStream(), encoding));
        }
        return reader;
    }

    /** Ends the reading of the body and frees its upload slot. */
    void release() {
        if (body instanceof TimedRequestBody timed) {
            timed.release();
        }
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        if (!isForm()) {
            return super.getParameterMap();
        }
        if (parameters == null) {
            parameters = form();
        }
        return parameters;
    }

    private boolean isForm() {
        String type = getContentType();
        return "POST".equals(getMethod())
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith(FORM);
    }

    private Map<String, String[]> form() {
        try {
            int most = getRequestURI().startsWith("/changes/") ? MAX_DRAFT_FORM_BYTES : MAX_FORM_BYTES;
            byte[] form = getInputStream().readNBytes(most + 1);
            if (form.length > most) {
                throw FormTooLarge.ofBytes(most);
            }
            Map<String, List<String>> all = new LinkedHashMap<>();
            put(all, getQueryString() == null ? "" : getQueryString());
            put(all, new String(form, StandardCharsets.UTF_8));
            Map<String, String[]> fields = new LinkedHashMap<>();
            all.forEach((name, values) -> fields.put(name, values.toArray(String[]::new)));
            return Collections.unmodifiableMap(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Map<String, List<String>> into, String form) {
        String[] fields = form.split("&", MAX_FIELDS + 1);
        if (fields.length > MAX_FIELDS) {
            throw FormTooLarge.ofFields(MAX_FIELDS);
        }
        for (String field : fields) {
            if (!field.isEmpty()) {
                int equals = field.indexOf('=');
                String value = equals < 0 ? "" : text(field.substring(equals + 1));
                into.computeIfAbsent(text(equals < 0 ? field : field.substring(0, equals)), name -> new ArrayList<>())
                        .add(value);
            }
        }
    }

    private static String text(String encoded) {
        String text = RequestTarget.text(encoded.replace('+', ' '));
        if (text == null) {
            throw new InvalidInput("", "The form is not valid UTF-8, or has an invalid percent escape");
        }
        return text;
    }
}
