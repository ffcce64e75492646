package org.holdfast.console.forms;

import java.util.List;
import org.holdfast.editor.form.FormField;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file: one action, one section of limits, or one programme.
 *
 * @param at place in the file; empty for one that is to be added
 * @param inForce the items that are or were in force, as they stand in the file, the latest last
 * @param forms forms of what can be changed
 */
record FormPart(String at, String title, List<String> inForce, List<Form> forms) {

    /**
     * A form.
     *
     * @param at place of what it changes, or of the list to which it adds
     * @param prefix beginning of the names of its inputs
     * @param from the day from which the item applies; {@code null} if it has none yet
     */
    record Form(String at, String prefix, Act act, @Nullable String from, List<FormField> fields) {}

    /** What a form does. */
    enum Act {
        SAVE,
        ADD,
        /** Adds what does not exist yet, under a name that is asked for. */
        CREATE,
        REMOVE
    }

    /** Returns the id of the part in the page. */
    public String id() {
        return "part" + at.replaceAll("[^A-Za-z0-9]", "-");
    }
}
