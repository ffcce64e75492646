package org.holdfast.editor.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.diagnostics.Problems;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.simulation.scenario.ScenarioReader;

/** The names of the rules that an example can expect: those of the file beside it, then those of its area. */
final class RuleNames {

    private static final Pattern NAME =
            Pattern.compile("(?iu)^\\s*(?:rule|правило|regula)\\s*:?\\s*[\"“”„«]([^\"“”»]+)[\"“”»].*");

    List<String> of(OpenFile file) {
        List<String> names = new ArrayList<>();
        String beside = file.path().replace(ScenarioReader.ENDING, ".");
        String area = file.path().substring(0, file.path().lastIndexOf('/') + 1);
        for (String folder : area.startsWith("areas/") ? List.of(beside, area) : List.of("areas/")) {
            for (String path : file.book().paths(folder, "")) {
                if (path.endsWith(".dslr") || path.endsWith(".drl")) {
                    file.book().text(path, new Problems()).lines().forEach(line -> add(line, names));
                }
            }
        }
        return names.stream().distinct().toList();
    }

    private static void add(String line, List<String> names) {
        Matcher name = NAME.matcher(line);
        if (name.matches()) {
            names.add(name.group(1));
        }
    }
}
