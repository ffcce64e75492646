package org.holdfast.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.Feature;

/** Reads the permitted dependencies from the packages themselves, and finds violations. */
final class Architecture {

    private static final Set<String> FOREIGN_TO_THE_CORE = Set.of(
            "org.springframework.",
            "java.sql.",
            "javax.sql.",
            "java.net.http.",
            "jakarta.",
            "org.h2.",
            "org.postgresql.",
            "picocli.",
            "org.slf4j.");
    private static final Set<String> THE_ENGINE = Set.of("org.drools.", "org.kie.", "org.antlr.");
    private static final Set<String> CLOCKS = Set.of(
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.lang.System.currentTimeMillis",
            "java.util.UUID.randomUUID",
            "java.lang.Math.random");

    private final String root;
    private final JavaClasses classes;
    private final Map<String, JavaAnnotation<?>> features = new TreeMap<>();

    Architecture(String root, JavaClasses classes) {
        this.root = root + ".";
        this.classes = classes;
        for (JavaPackage each : classes.getPackage(root).getSubpackages()) {
            each.tryGetAnnotationOfType(Feature.class.getName())
                    .ifPresent(feature -> features.put(each.getRelativeName(), feature));
        }
    }

    Set<String> features() {
        return features.keySet();
    }

    /** Returns packages of the program that do not declare what they may import. */
    Set<String> unmarked() {
        Set<String> unmarked = new TreeSet<>();
        classes.forEach(each -> {
            String feature = feature(each);
            if (!feature.isEmpty() && !features.containsKey(feature)) {
                unmarked.add(feature);
            }
        });
        return unmarked;
    }

    /**
     * Returns names of packages that are permitted somewhere but do not exist; otherwise a renamed package would go
     * unnoticed.
     */
    Set<String> allowedButMissing() {
        Set<String> missing = new TreeSet<>();
        features.keySet().forEach(feature -> missing.addAll(uses(feature)));
        missing.removeAll(features.keySet());
        return missing;
    }

    /** Returns unused permissions: the feature, an arrow and the name that it need not declare. */
    Set<String> unusedPermissions() {
        Set<String> unused = new TreeSet<>();
        features.keySet().forEach(feature -> uses(feature).forEach(used -> unused.add(feature + " -> " + used)));
        violations((from, to, dependency) -> unused.remove(from + " -> " + to));
        return unused;
    }

    /** Returns uses of closed sub-packages by other features, one line each. */
    List<String> closedSubPackagesEntered() {
        return violations((from, to, dependency) -> !to.isEmpty()
                && !from.equals(to)
                && !subPackage(dependency).isEmpty()
                && !open(to).contains(subPackage(dependency)));
    }

    /** Returns open sub-packages that no other feature uses. */
    Set<String> openForNobody() {
        Set<String> unentered = new TreeSet<>();
        features.keySet().forEach(feature -> open(feature).forEach(each -> unentered.add(feature + "." + each)));
        violations((from, to, dependency) ->
                !to.isEmpty() && !from.equals(to) && unentered.remove(to + "." + subPackage(dependency)));
        return unentered;
    }

    /** Returns simple names that several top-level types share. */
    Set<String> namesTakenTwice() {
        Set<String> seen = new TreeSet<>();
        return topLevelTypes()
                .map(JavaClass::getSimpleName)
                .filter(name -> !seen.add(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns packages with more top-level types than the limit, with their number. */
    Map<String, Long> packagesAbove(int limit) {
        Map<String, Long> sizes = topLevelTypes()
                .collect(Collectors.groupingBy(each -> inside(each), TreeMap::new, Collectors.counting()));
        sizes.values().removeIf(size -> size <= limit);
        return sizes;
    }

    /** Returns records with more components than the limit. */
    Set<String> recordsAbove(int limit) {
        return classes.stream()
                .filter(JavaClass::isRecord)
                .filter(each -> each.getFields().stream()
                                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                                .count()
                        > limit)
                .map(each -> each.getName().substring(root.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns imports that the importing package does not declare, one line each. */
    List<String> wrongImports() {
        return violations((from, to, dependency) ->
                !to.isEmpty() && !from.equals(to) && !uses(from).contains(to));
    }

    /** Returns cycles in the declared dependencies. */
    List<String> circles() {
        List<String> circles = new ArrayList<>();
        features.keySet().forEach(feature -> {
            if (reaches(feature, feature, new TreeSet<>())) {
                circles.add(feature);
            }
        });
        return circles;
    }

    /** Returns forbidden dependencies of the core. */
    List<String> foreignersInTheCore() {
        return violations((from, to, dependency) -> isCore(from)
                && FOREIGN_TO_THE_CORE.stream()
                        .anyMatch(dependency.getTargetClass().getFullName()::startsWith));
    }

    /** Returns uses of the system clock, random ids and random numbers in the core. */
    List<String> clocksInTheCore() {
        List<String> found = new ArrayList<>();
        classes.forEach(each -> {
            if (isCore(feature(each))) {
                each.getMethodCallsFromSelf().stream()
                        .map(call -> call.getTargetOwner().getFullName() + "." + call.getName())
                        .filter(CLOCKS::contains)
                        .forEach(call -> found.add(each.getFullName() + " calls " + call));
            }
        });
        return found;
    }

    /** Returns classes outside of the rules package that use Drools. */
    List<String> engineOutsideOfRules() {
        return violations((from, to, dependency) -> !from.equals("rules")
                && THE_ENGINE.stream().anyMatch(dependency.getTargetClass().getFullName()::startsWith));
    }

    /** Returns cycles between packages at any depth. */
    boolean hasPackageCircles() {
        return SlicesRuleDefinition.slices()
                .matching(root + "(**)")
                .should()
                .beFreeOfCycles()
                .evaluate(classes)
                .hasViolation();
    }

    private interface Wrong {
        boolean is(String from, String to, Dependency dependency);
    }

    private List<String> violations(Wrong wrong) {
        List<String> found = new ArrayList<>();
        for (JavaClass each : classes) {
            String from = feature(each);
            for (Dependency dependency : from.isEmpty() ? Set.<Dependency>of() : each.getDirectDependenciesFromSelf()) {
                if (wrong.is(from, feature(dependency.getTargetClass().getBaseComponentType()), dependency)) {
                    found.add(dependency.getDescription());
                }
            }
        }
        return found;
    }

    /** Returns the feature of a class; empty for classes outside of the program or in its root package. */
    private String feature(JavaClass type) {
        String name = type.getPackageName() + ".";
        if (!name.startsWith(root) || name.length() == root.length()) {
            return "";
        }
        return name.substring(root.length(), name.indexOf('.', root.length()));
    }

    private Stream<JavaClass> topLevelTypes() {
        return classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(each -> !each.getSimpleName().equals("package-info"));
    }

    private String inside(JavaClass type) {
        String name = type.getPackageName() + ".";
        return name.length() == root.length() ? "" : name.substring(root.length(), name.length() - 1);
    }

    /** Returns the target package of a dependency as its feature declares it; empty for the feature itself. */
    private String subPackage(Dependency dependency) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        String name = inside(target);
        String feature = feature(target);
        return name.equals(feature) ? "" : name.substring(feature.length() + 1);
    }

    private Set<String> uses(String feature) {
        return names(feature, "uses");
    }

    private Set<String> open(String feature) {
        return names(feature, "open");
    }

    private Set<String> names(String feature, String attribute) {
        return features.containsKey(feature)
                ? Set.of((String[]) features.get(feature).get(attribute).orElse(new String[0]))
                : Set.of();
    }

    private boolean isCore(String feature) {
        return features.containsKey(feature)
                && Boolean.TRUE.equals(features.get(feature).get("core").orElse(false));
    }

    private boolean reaches(String from, String target, Set<String> seen) {
        for (String next : uses(from)) {
            if (next.equals(target) || seen.add(next) && reaches(next, target, seen)) {
                return true;
            }
        }
        return false;
    }
}
