package org.holdfast.console.forms;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.console.forms.FormPart.Act;
import org.holdfast.editor.form.FormInput;
import org.holdfast.editor.yaml.NodePath;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What a form sent.
 *
 * @param key name of what is to be added; {@code null} if it has none
 * @param hash hash of the file that the form was made from
 */
record FormRequest(
        Act act, NodePath at, String prefix, @Nullable String key, String hash, FormInput input) {

    static FormRequest of(Map<String, String[]> sent) {
        Map<String, List<String>> values = new HashMap<>();
        sent.forEach((name, texts) -> values.put(name, Arrays.asList(texts)));
        String key = one(values, "key").strip();
        return new FormRequest(
                EnumLabels.read(Act.class, "act", one(values, "act")),
                NodePath.of(one(values, "at")),
                one(values, "prefix"),
                key.isEmpty() ? null : key,
                one(values, "hash"),
                new FormInput(values));
    }

    private static String one(Map<String, List<String>> values, String name) {
        List<String> all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw new InvalidInput(name, "is there more than once; expected one value");
        }
        return all.isEmpty() ? "" : all.get(0);
    }
}
