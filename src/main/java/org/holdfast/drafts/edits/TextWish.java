package org.holdfast.drafts.edits;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.drafts.ExpectedFile;
import org.holdfast.editor.yaml.NodePath;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What customers are to read because of an action or a rule, in one language.
 *
 * @param kind {@code actions} or {@code reasons}, as in the files of texts
 * @param of id of the action, or name of the rule
 * @param language ISO 639 code
 * @param parts the texts by part, such as {@code subject} or {@code choices.credit}; {@code reason} for a rule. An
 *     empty one is taken out
 * @param expected what the author believes to be stored; {@code null} for what is stored when it is saved
 */
public record TextWish(
        String kind,
        String of,
        String language,
        Map<String, String> parts,
        @Nullable ExpectedFile expected) {

    /** Texts of an action. */
    public static final String ACTIONS = "actions";
    /** Texts that say why a rule acts. */
    public static final String REASONS = "reasons";

    private static final Set<String> PARTS_OF_REASONS = Set.of("reason");

    public TextWish {
        if (!kind.equals(ACTIONS) && !kind.equals(REASONS)) {
            throw new InvalidInput("kind", "is unknown; expected actions or reasons");
        }
        if (kind.equals(REASONS) && !PARTS_OF_REASONS.containsAll(parts.keySet())) {
            throw new InvalidInput("parts", "has an unknown part; expected reason alone");
        }
        parts = new TreeMap<>(parts);
    }

    /** Returns the path of the file with the texts. */
    String path() {
        return path(language);
    }

    /** Returns the path of the texts of a language. */
    public static String path(String language) {
        return "messages/" + language + ".yaml";
    }

    /** Returns the place of a part in the file. */
    NodePath place(String part) {
        NodePath place = NodePath.ROOT.child(kind).child(of);
        if (kind.equals(REASONS)) {
            return place;
        }
        int dot = part.indexOf('.');
        return dot < 0 ? place.child(part) : place.child(part.substring(0, dot)).child(part.substring(dot + 1));
    }
}
