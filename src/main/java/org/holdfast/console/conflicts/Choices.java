package org.holdfast.console.conflicts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.drafts.DraftUpdate.Resolved;
import org.holdfast.drafts.merge.MergeConflict;
import org.holdfast.drafts.merge.Resolution;
import org.holdfast.drafts.merge.Resolution.Take;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What a reader has chosen for each place. The page numbers the fields of the places from 0. */
final class Choices {

    static final Choices NONE = new Choices(List.of());

    private final List<Choice> all;

    private Choices(List<Choice> all) {
        this.all = all;
    }

    /**
     * A choice for a place.
     *
     * @param take {@code mine}, {@code theirs}, {@code text}, or empty
     */
    record Choice(String path, String part, String take, String text) {

        @Nullable
        Resolution resolution() {
            return switch (take) {
                case "mine" -> new Resolution(Take.MINE, null);
                case "theirs" -> new Resolution(Take.THEIRS, null);
                case "text" -> new Resolution(Take.TEXT, text);
                default -> null;
            };
        }
    }

    static Choices read(MultiValueMap<String, String> sent) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; sent.containsKey("path" + i); i++) {
            choices.add(new Choice(
                    text(sent, "path" + i),
                    text(sent, "part" + i),
                    text(sent, "take" + i),
                    text(sent, "text" + i).replace("\r\n", "\n")));
        }
        return new Choices(choices);
    }

    private static String text(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value;
    }

    @Nullable
    Choice of(MergeConflict conflict) {
        return all.stream()
                .filter(each -> each.path.equals(conflict.path()) && each.part.equals(conflict.part()))
                .findFirst()
                .orElse(null);
    }

    List<Resolved> resolved() {
        List<Resolved> resolved = new ArrayList<>();
        for (Choice each : all) {
            Resolution resolution = each.resolution();
            if (resolution != null) {
                resolved.add(new Resolved(each.path, each.part, resolution));
            }
        }
        return resolved;
    }

    Map<String, Resolution> byPart() {
        Map<String, Resolution> parts = new HashMap<>();
        resolved().forEach(each -> parts.put(each.part(), each.resolution()));
        return parts;
    }
}
