package org.holdfast.rules.language.expansion;

import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.files.SourceMappedText;
import org.jspecify.annotations.Nullable;

/** Writes the DRL of a file line by line. Details are inserted into the pattern of the condition above them. */
final class DrlWriter {

    private final SourceMappedText drl = new SourceMappedText();
    /** The condition that details are inserted into; {@code null} if there is none. */
    private @Nullable OpenPattern open;
    /** The line of {@link #drl} on which that condition begins. */
    private int openLine;

    private @Nullable OpenShare share;

    /** Writes a line to which no details can be added. */
    void line(String line, SourceLocation origin) {
        close();
        drl.add(line, origin);
    }

    /**
     * Writes a condition to which details can be added.
     *
     * @param joint what joins it to the condition before it; empty outside of groups
     */
    void condition(String joint, String condition, SourceLocation origin, SourceLocation originWithWords) {
        close();
        open = OpenPattern.of(condition, origin);
        drl.add(joint + (open == null ? condition : open.head), originWithWords);
        openLine = drl.lines();
    }

    /** Writes a condition about all things of a list, as soon as it is known what has to be true of them. */
    void share(String joint, String condition, SourceLocation origin, SourceLocation originWithWords) {
        close();
        open = OpenPattern.of(condition, origin);
        share = new OpenShare(joint, condition, originWithWords);
    }

    /** Returns the condition about all things of a list that is still being written, or {@code null}. */
    @Nullable
    OpenShare share() {
        return share;
    }

    /** Notes an unknown condition, whose details are ignored. */
    void unknownCondition(SourceLocation origin) {
        open = OpenPattern.unknown(origin);
    }

    /** Returns the condition that details are inserted into, or {@code null} if there is none. */
    @Nullable
    OpenPattern open() {
        return open;
    }

    /** Inserts a detail into an open condition. */
    void detail(OpenPattern condition, String detail, SourceLocation origin, String words) {
        if (share != null) {
            share.detail(detail, origin.withText(words));
            return;
        }
        drl.add((condition.empty ? "  " : ", ") + detail, origin.withText(words));
        if (!condition.head.startsWith("$")) {
            // A condition that binds no variable is one condition together with its details.
            drl.extendSentence(openLine, words);
        }
        condition.empty = false;
    }

    /** Ends the open condition, so that no more details can be added to it. */
    void close() {
        if (share != null) {
            share.write(drl);
            share = null;
        } else if (open != null && open.entity != null) {
            drl.add(open.tail, open.origin);
        }
        open = null;
    }

    SourceMappedText drl() {
        return drl;
    }
}
