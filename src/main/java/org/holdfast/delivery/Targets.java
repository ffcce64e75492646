package org.holdfast.delivery;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All targets, by name. */
final class Targets {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final Map<String, Target> byName = new TreeMap<>();

    /** @throws IllegalArgumentException if a name is invalid, or used by two targets */
    Targets(Stream<Target> targets) {
        targets.forEach(target -> {
            if (!NAME.matcher(target.name()).matches()) {
                throw new IllegalArgumentException("\"" + target.name() + "\" is not a valid name of a delivery target "
                        + "(holdfast.delivery); expected 1 to 40 lower-case letters, digits and hyphens");
            }
            if (byName.putIfAbsent(target.name(), target) != null) {
                throw new IllegalArgumentException("Two delivery targets (holdfast.delivery) have the name \""
                        + target.name() + "\"; rename one of them");
            }
        });
        if (!byName.values().stream().allMatch(Target::isStandIn)) {
            byName.values().removeIf(Target::isStandIn);
        }
    }

    List<Target> all() {
        return List.copyOf(byName.values());
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }
}
