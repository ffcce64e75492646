package org.holdfast.rules.language.expansion;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.diagnostics.SentenceLine;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.grammar.Grammar;

/**
 * A condition about every thing of a list, or most of them, with the lines below it: those with a dash say which things
 * are meant, the one without says what has to be true of them. If there is none without, those with a dash say that.
 */
final class OpenShare {

    private static final String NOTHING = "()";

    private record Line(String drl, SourceLocation origin) {}

    /** The condition with the lines below it, as they are in a sentence. */
    private final StringBuilder words;

    private final String joint;
    private final String condition;
    private final SourceLocation origin;
    private final List<Line> details = new ArrayList<>();
    private final List<Line> required = new ArrayList<>();

    OpenShare(String joint, String condition, SourceLocation origin) {
        this.joint = joint;
        this.condition = condition;
        this.origin = origin;
        this.words = new StringBuilder(origin.sentence());
    }

    void detail(String drl, SourceLocation place) {
        if (required.isEmpty()) {
            details.add(new Line(drl, place));
            words.append('\n').append(place.sentence());
        } else {
            require(drl, place.withText(place.sentence().substring("- ".length())));
        }
    }

    /** Says what has to be true of the things. */
    void require(String drl, SourceLocation place) {
        required.add(new Line(drl, place));
        words.append('\n').append(new SentenceLine(place.sentence(), false, 1).written());
    }

    boolean isEmpty() {
        return details.isEmpty() && required.isEmpty();
    }

    SourceLocation origin() {
        return origin;
    }

    void write(SourceMappedText drl) {
        int things = condition.indexOf(NOTHING) + 1;
        int share = condition.indexOf(Grammar.REQUIRED);
        boolean all = required.isEmpty();
        drl.add(joint + condition.substring(0, things), origin.withText(words.toString()));
        write(all ? List.of() : details, drl);
        drl.add(condition.substring(things, share) + "percent(", origin);
        write(all ? details : required, drl);
        drl.add(condition.substring(share + Grammar.REQUIRED.length() - 1), origin);
    }

    private static void write(List<Line> lines, SourceMappedText drl) {
        String before = "  ";
        for (Line line : lines) {
            drl.add(before + line.drl, line.origin);
            before = ", ";
        }
    }
}
