package org.holdfast.cli.people;

import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.holdfast.access.Role;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.people.PeopleRefusal;
import org.holdfast.people.Rights;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say what a person may do. */
final class RightsOptions {

    @Option(
            names = "--role",
            required = true,
            split = ",",
            paramLabel = "ROLE",
            completionCandidates = Names.class,
            description = "Role: ${COMPLETION-CANDIDATES}. Repeat the option, or separate roles by commas.")
    private Set<Role> roles = EnumSet.noneOf(Role.class);

    @Option(
            names = "--step",
            paramLabel = "STEP",
            description = "Highest authority level: ${COMPLETION-CANDIDATES}. Levels above automatic require the role"
                    + " agent or admin (default: agent for the role agent, otherwise automatic).")
    private @Nullable AuthorityLevel step;

    /** The roles that people can have. */
    static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            List<String> names = Rights.ROLES.stream().map(Role::toString).toList();
            return names.iterator();
        }
    }

    /** @throws ParameterException if people cannot have these rights */
    Rights read(CommandSpec spec) {
        try {
            return Rights.of(roles, step);
        } catch (PeopleRefusal e) {
            throw new ParameterException(spec.commandLine(), "--" + e.field() + ": " + e.in("en"));
        }
    }
}
