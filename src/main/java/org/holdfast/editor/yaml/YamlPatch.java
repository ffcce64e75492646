package org.holdfast.editor.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes a document so that a place has another value, by the fewest edits: what is equal is not touched. */
public final class YamlPatch {

    private YamlPatch() {}

    /**
     * @param wanted the value as maps, lists and texts
     * @return the same document if it has the value already
     */
    public static YamlDocument apply(YamlDocument document, NodePath path, Object wanted) {
        Object current = document.value(path);
        if (Objects.equals(current, wanted)) {
            return document;
        }
        if (current instanceof Map<?, ?> before
                && !before.isEmpty()
                && wanted instanceof Map<?, ?> after
                && !after.isEmpty()) {
            return map(document, path, before, after);
        }
        if (current instanceof List<?> before && wanted instanceof List<?> after && ofMaps(before) && ofMaps(after)) {
            return list(document, path, before, after);
        }
        return document.set(path, wanted);
    }

    private static boolean ofMaps(List<?> list) {
        return !list.isEmpty() && list.stream().allMatch(Map.class::isInstance);
    }

    /** Adds before it removes, so that nothing is left empty in between. */
    private static YamlDocument map(YamlDocument document, NodePath path, Map<?, ?> before, Map<?, ?> after) {
        YamlDocument changed = document;
        for (Map.Entry<?, ?> entry : after.entrySet()) {
            String key = String.valueOf(entry.getKey());
            changed = before.get(key) == null
                    ? changed.put(path, key, entry.getValue())
                    : apply(changed, path.child(key), entry.getValue());
        }
        for (Object key : before.keySet()) {
            if (!after.containsKey(key) && before.get(key) != null) {
                changed = changed.remove(path.child(String.valueOf(key)));
            }
        }
        return changed;
    }

    private static YamlDocument list(YamlDocument document, NodePath path, List<?> before, List<?> after) {
        List<Integer> removed = removed(before, after);
        YamlDocument changed = document;
        if (removed == null) {
            for (int i = 0; i < after.size(); i++) {
                changed = i < before.size()
                        ? apply(changed, path.child(i), after.get(i))
                        : changed.append(path, after.get(i));
            }
            removed = new ArrayList<>();
            for (int i = after.size(); i < before.size(); i++) {
                removed.add(i);
            }
        }
        for (int i = removed.size() - 1; i >= 0; i--) {
            changed = changed.remove(path.child(removed.get(i)));
        }
        return changed;
    }

    /** Returns the items to be removed if that is all that differs, so that no other item is rewritten. */
    private static @Nullable List<Integer> removed(List<?> before, List<?> after) {
        List<Integer> removed = new ArrayList<>();
        int kept = 0;
        for (int i = 0; i < before.size(); i++) {
            if (kept < after.size() && before.get(i).equals(after.get(kept))) {
                kept++;
            } else {
                removed.add(i);
            }
        }
        return kept == after.size() ? removed : null;
    }
}
