package org.holdfast.console.signin;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was typed into a form that could not be taken, because the session had ended. It is kept in the next session of
 * the browser until its page is shown again.
 *
 * @param page path of the page with the form
 * @param action path to which the form is sent
 * @param fields values by name, without passwords and tokens
 */
public record TypedForm(String page, String action, LinkedHashMap<String, ArrayList<String>> fields, Instant at)
        implements Serializable {

    /** Fields of forms that no reader types into. */
    private static final Set<String> HIDDEN = Set.of(
            "rule",
            "action",
            "subject",
            "authorization",
            "pageKey",
            "moment",
            "panel",
            "person",
            "continue",
            "session",
            "answer");

    /** Name of the field with the token against forgery. */
    static final String CSRF = "_csrf";

    static TypedForm of(String page, String action, Map<String, String[]> parameters, Instant at) {
        LinkedHashMap<String, ArrayList<String>> fields = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (!name.equals(CSRF) && !isSecret(name)) {
                fields.put(name, new ArrayList<>(List.of(values)));
            }
        });
        return new TypedForm(page, action, fields, at);
    }

    /** Returns whether a field is never repeated. */
    static boolean isSecret(String name) {
        return name.contains("password") || name.contains("token");
    }

    /** Returns the number of characters of all names and values. */
    int length() {
        return fields.entrySet().stream()
                .mapToInt(field -> field.getKey().length()
                        + field.getValue().stream().mapToInt(String::length).sum())
                .sum();
    }

    /** Returns whether a reader typed something. */
    public boolean isWorthKeeping() {
        return !texts().isEmpty();
    }

    /** Returns what the reader sees, should the page not be able to fill it in. */
    public List<String> texts() {
        return fields.entrySet().stream()
                .filter(field -> !HIDDEN.contains(field.getKey()))
                .flatMap(field -> field.getValue().stream())
                .filter(text -> !text.isBlank())
                .toList();
    }
}
