package org.holdfast.editor.schema;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.holdfast.facts.validation.EnumLabels;

/** The kinds of YAML file in a rule book, with what may stand in them. */
public enum YamlFile {
    ACTIONS("areas/[^/]+/actions\\.yaml", ActionFields::file),
    FACTS("facts\\.yaml", DeclarationFields::file),
    LIMITS("limits\\.yaml", LimitFields::file),
    PROGRAMMES("programmes\\.yaml", ProgrammeFields::file),
    MESSAGES("messages/[^/]+\\.yaml", ExampleFields::messages),
    SCENARIOS("areas/[^/]+/[^/]+\\.scenarios\\.yaml", ExampleFields::scenarios),
    CUSTOMERS("customers/[^/]+\\.yaml", () -> new Shape.Facts(false)),
    SENTENCES("language/examples\\.yaml", ExampleFields::sentences),
    TOUR("tour\\.yaml", ExampleFields::tour);

    /** Folder of the schemas in a rule book. */
    public static final String FOLDER = "schema/";

    private final Pattern paths;
    private final Supplier<Shape> shape;

    YamlFile(String paths, Supplier<Shape> shape) {
        this.paths = Pattern.compile(paths);
        this.shape = shape;
    }

    /** Returns the kind of a file by its path in the rule book. */
    public static Optional<YamlFile> of(String path) {
        return Arrays.stream(values())
                .filter(each -> each.paths.matcher(path).matches())
                .findFirst();
    }

    public Shape shape() {
        return shape.get();
    }

    /** Returns the path of its schema in the rule book. */
    public String schema() {
        return FOLDER + EnumLabels.of(this) + ".json";
    }

    /** Returns the comment by which an editor finds the schema of a file with this path. */
    public String modeline(String path) {
        String up = "../".repeat((int) path.chars().filter(c -> c == '/').count());
        return "# yaml-language-server: $schema=" + up + schema();
    }
}
