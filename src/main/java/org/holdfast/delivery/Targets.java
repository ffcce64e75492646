package org.holdfast.delivery;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everybody who is told what was decided, by name. */
final class Targets {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final Map<String, Target> byName = new TreeMap<>();

    /** @throws IllegalArgumentException when a name cannot be used, or two targets have the same */
    Targets(Stream<Target> targets) {
        targets.forEach(target -> {
            if (!NAME.matcher(target.name()).matches()) {
                throw new IllegalArgumentException(
                        "\"" + target.name() + "\" cannot be the name of a target of decisions "
                                + "(holdfast.delivery); expected 1 to 40 lower-case letters, digits and hyphens");
            }
            if (byName.putIfAbsent(target.name(), target) != null) {
                throw new IllegalArgumentException("Two targets of decisions (holdfast.delivery) are called \""
                        + target.name() + "\"; give one of them another name");
            }
        });
    }

    List<Target> all() {
        return List.copyOf(byName.values());
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }
}
