package org.holdfast.editor.checking;

import java.util.List;
import org.holdfast.editor.text.FileEdit;

/**
 * A correction that a reader can apply.
 *
 * @param title what it does, in the reader's language
 */
public record Fix(String title, List<FileEdit> edits) {

    public Fix {
        edits = List.copyOf(edits);
    }
}
