package org.holdfast.cli.rulebook.format;

import java.nio.file.Path;
import org.holdfast.insight.RuleBookCheck;

/**
 * The result of checking a folder.
 *
 * @param folder path of the rule book as programs of the build find it, with forward slashes and one at its end;
 *     relative if the folder lies in the working directory, and empty if it is the working directory
 */
public record CheckedFolder(String folder, RuleBookCheck document) {

    public static CheckedFolder of(Path rules, RuleBookCheck document) {
        Path here = Path.of("").toAbsolutePath().normalize();
        Path absolute = rules.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(here) ? here.relativize(absolute) : absolute;
        String path = shown.toString().replace(shown.getFileSystem().getSeparator(), "/");
        return new CheckedFolder(path.isEmpty() ? "" : path + "/", document);
    }

    String pathOf(String file) {
        return folder + file;
    }
}
