package org.holdfast.editor.hover;

import java.util.List;
import org.holdfast.editor.text.TextRange;

/**
 * What a sentence or a name means.
 *
 * @param title the sentence with an ellipsis for each value, or the name
 * @param help what it is about, or empty
 * @param example an example, or empty
 * @param fields the figures that a sentence reads, each with its meaning
 */
public record HoverText(TextRange range, String title, String help, String example, List<String> fields) {

    public HoverText {
        fields = List.copyOf(fields);
    }
}
