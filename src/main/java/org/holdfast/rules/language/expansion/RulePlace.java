package org.holdfast.rules.language.expansion;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.text.Typography;
import org.holdfast.rules.files.RuleFrame.Part;
import org.holdfast.rules.language.FrameLines;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.language.spelling.LeadingDash;
import org.jspecify.annotations.Nullable;

/**
 * A place in a rule file at which something can be written. Only the lines of the same rule above it are read, so the
 * cost does not depend on the size of the file, and errors in other rules do not matter.
 *
 * @param part the part of the rule
 * @param entity the kind of thing that a detail at this place applies to; {@code null} if no detail can stand here
 * @param many whether such a detail is said of several things, as below «У клиента нет заказов»
 * @param bound the variables that the conditions above bind, such as {@code $order}
 */
public record RulePlace(Part part, @Nullable String entity, boolean many, Set<String> bound) {

    public RulePlace {
        bound = Set.copyOf(bound);
    }

    /**
     * Returns the place of a line.
     *
     * @param lines all lines of the file
     * @param index index of the line, from 0
     */
    public static RulePlace at(List<String> lines, int index, Sentences sentences) {
        Reading reader = new Reading(sentences);
        reader.ruleAbove(lines, index).forEach(reader::read);
        return new RulePlace(reader.part, reader.entity, reader.many, reader.bound);
    }

    /** Returns the text of a line without its dash, or {@code null} if it is not a detail. */
    public static @Nullable String detail(String line) {
        return LeadingDash.strip(line);
    }

    /** Reads the lines of a rule from its name down. */
    private static final class Reading {

        private static final SourceLocation NOWHERE = SourceLocation.of("");
        private static final int NO_GROUP = Integer.MAX_VALUE;
        private static final Pattern BINDING = Pattern.compile("(\\$\\w+)\\s*:\\s*[A-Z]");

        /** Conditions that deny or count things; one about every thing speaks of each. */
        private static final Pattern MANY = Pattern.compile("not |accumulate\\((?!.*percent\\( \\); \\$n >= 100)");

        private final Sentences sentences;
        private final Set<String> bound = new HashSet<>();
        private Part part = Part.OUTSIDE;
        private @Nullable String entity;
        private boolean many;
        /** How far the line is indented that opened the group in which the lines are; {@link #NO_GROUP} outside. */
        private int group = NO_GROUP;

        private Reading(Sentences sentences) {
            this.sentences = sentences;
        }

        /** Returns the lines from the name of the rule down to the line above. */
        private List<String> ruleAbove(List<String> lines, int index) {
            List<String> above = new ArrayList<>();
            for (int i = Math.min(index, lines.size()) - 1; i >= 0; i--) {
                String line = Typography.strip(Typography.visible(lines.get(i)));
                if (line.isEmpty() || line.startsWith("#") || line.startsWith("//")) {
                    continue;
                }
                above.add(0, lines.get(i));
                String keyword = FrameLines.keyword(line, sentences);
                if (keyword != null && (keyword.startsWith("rule") || keyword.equals("end"))) {
                    break;
                }
            }
            return above;
        }

        private void read(String written) {
            String line = Typography.strip(Typography.visible(written));
            String keyword = FrameLines.keyword(line, sentences);
            if (keyword == null) {
                condition(line, Indentation.of(written));
            } else if (keyword.startsWith("rule")) {
                part = Part.HEAD;
            } else if (keyword.equals("end")) {
                part = Part.OUTSIDE;
            } else if (keyword.equals("when") || keyword.equals("then")) {
                part = keyword.equals("when") ? Part.WHEN : Part.THEN;
                entity = null;
            }
        }

        private void condition(String line, int indentation) {
            if (part != Part.WHEN || LeadingDash.strip(line) != null) {
                return;
            }
            Sentences.Found found = line.startsWith(">") ? null : sentences.find(RuleSection.WHEN, null, line);
            String drl = found == null ? line.replaceFirst("^>", "") : found.drl();
            OpenPattern open = found == null && !line.startsWith(">") ? null : OpenPattern.of(drl, NOWHERE);
            entity = open == null ? null : open.entity;
            many = MANY.matcher(drl).lookingAt();
            group = indentation <= group ? NO_GROUP : group;
            if (group == NO_GROUP) {
                Matcher binding = BINDING.matcher(drl);
                while (binding.find()) {
                    bound.add(binding.group(1));
                }
                group = ConditionGroups.isGroup(drl) ? indentation : NO_GROUP;
            }
        }
    }
}
