package org.holdfast.console.workshop;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A file that belongs to what is edited, as a tab.
 *
 * @param key key of its label: {@code rule}, {@code examples}, {@code action}, {@code texts}, {@code limits}, or
 *     {@code file} for a file that belongs to no rule
 * @param path path of the file
 * @param exists whether there is such a file yet
 */
public record WorkshopTab(String key, String path, boolean exists, boolean current, String link) {

    private static final String EXAMPLES = ".scenarios.yaml";

    /** Returns this tab as the one that is shown, or not. */
    WorkshopTab current(boolean shown) {
        return new WorkshopTab(key, path, exists, shown, link);
    }

    /** Which draft and rule the tabs are for. */
    record Around(String draft, BookSource source, @Nullable String rule) {

        WorkshopTab tab(String key, String path, String current) {
            String page = key.equals("texts") ? "/texts" : "/edit";
            UriComponentsBuilder link =
                    UriComponentsBuilder.fromPath("/changes/" + draft + page).queryParam("path", "{path}");
            if (rule != null) {
                link.queryParam("of", "{of}");
            }
            Object[] values = rule == null ? new Object[] {path} : new Object[] {path, rule};
            return new WorkshopTab(
                    key,
                    path,
                    source.has(path),
                    path.equals(current),
                    link.encode().buildAndExpand(values).toUriString());
        }
    }

    /**
     * Returns the tabs of a file.
     *
     * @param of path of the rule file that the open file belongs to; {@code null} to find out
     */
    static List<WorkshopTab> of(String draft, BookSource source, String path, @Nullable String of) {
        String rule = of != null && source.has(of) ? of : ruleFile(source, path);
        Around around = new Around(draft, source, rule);
        if (rule == null) {
            return List.of(around.tab("file", path, path));
        }
        String area = rule.substring(0, rule.lastIndexOf('/') + 1);
        List<WorkshopTab> tabs = new ArrayList<>();
        tabs.add(around.tab("rule", rule, path));
        tabs.add(around.tab("examples", rule.replaceFirst("\\.[^./]*$", EXAMPLES), path));
        tabs.add(around.tab("action", area + "actions.yaml", path));
        WorkshopTab texts = around.tab("texts", rule, "");
        tabs.add(texts.current(path.startsWith("messages/")));
        tabs.add(around.tab("limits", "limits.yaml", path));
        return tabs;
    }

    /** Returns the rule file that a file is, or that its examples are for; {@code null} if it belongs to none. */
    static @Nullable String ruleFile(BookSource source, String path) {
        if (!path.startsWith("areas/")) {
            return null;
        }
        if (path.endsWith(EXAMPLES)) {
            String stem = path.substring(0, path.length() - EXAMPLES.length());
            return source.paths(stem + ".", "").stream()
                    .filter(each -> !each.endsWith(".yaml"))
                    .findFirst()
                    .orElse(null);
        }
        return path.endsWith(".yaml") ? null : path;
    }
}
