package org.holdfast.console.workshop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.drafts.ExpectedFile;
import org.holdfast.drafts.edits.TextWish;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.localization.LocalizedTexts;

/** What was filled in about the texts of one action, or about the reason of one rule. */
record TextsForm(String kind, String of, Map<String, String[]> fields) {

    private static final String TEXT = "text.";

    /** Returns the name of the field of a text. */
    static String field(String language, String part) {
        return TEXT + language + "." + part;
    }

    static TextsForm of(Map<String, String[]> fields) {
        return new TextsForm(value(fields, "kind"), value(fields, "of"), fields);
    }

    private static String value(Map<String, String[]> fields, String name) {
        String[] values = fields.get(name);
        if (values == null || values.length != 1) {
            throw new InvalidInput(name, "is missing; expected one value");
        }
        return values[0];
    }

    /** Returns what was typed in a field; empty if it was not sent. */
    Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field)).map(values -> values[0]);
    }

    /** Returns what is asked for in each language. */
    List<TextWish> wishes() {
        List<TextWish> wishes = new ArrayList<>();
        for (String language : LocalizedTexts.LANGUAGES) {
            Map<String, String> parts = new TreeMap<>();
            String prefix = field(language, "");
            fields.forEach((name, values) -> {
                if (name.startsWith(prefix)) {
                    parts.put(name.substring(prefix.length()), values[0]);
                }
            });
            String hash = text("hash." + language).orElse("");
            if (!parts.isEmpty()) {
                wishes.add(new TextWish(
                        kind,
                        of,
                        language,
                        parts,
                        hash.isEmpty() ? ExpectedFile.absent() : ExpectedFile.withHash(hash)));
            }
        }
        return wishes;
    }
}
