package org.holdfast.console.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.holdfast.audit.AuditFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The filters of the audit page, as they were typed; empty ones do not restrict. */
public record AuditForm(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String customer,
        @Nullable String since,
        @Nullable String until) {

    /** @throws org.holdfast.facts.validation.InvalidInput naming the filter that is malformed */
    AuditFilter filter() {
        return AuditFilter.parse(given(actor), given(action), given(customer), given(since), given(until));
    }

    /** Returns the filters in use, by name. */
    public Map<String, String> used() {
        Map<String, String> used = new LinkedHashMap<>();
        put(used, "actor", actor);
        put(used, "action", action);
        put(used, "customer", customer);
        put(used, "since", since);
        put(used, "until", until);
        return used;
    }

    /** Returns the address of a page with these filters. */
    public String link(String path) {
        return link(path, "");
    }

    /** Returns the address of a page with these filters except one. */
    public String link(String path, String without) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
        used().forEach((name, value) -> {
            if (!name.equals(without)) {
                link.queryParam(name, "{" + name + "}");
            }
        });
        return link.encode().buildAndExpand(used()).toUriString();
    }

    /** Returns what the filters say, for the name of a file. */
    String fileSuffix() {
        return used().values().stream()
                .map(value -> "-" + value.replaceAll("[^A-Za-z0-9.-]+", "_"))
                .collect(Collectors.joining());
    }

    private static void put(Map<String, String> used, String name, @Nullable String value) {
        String text = given(value);
        if (text != null) {
            used.put(name, text);
        }
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
