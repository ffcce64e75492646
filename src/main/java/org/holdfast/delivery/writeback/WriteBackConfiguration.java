package org.holdfast.delivery.writeback;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.mapping.file.MappingFolder;
import org.holdfast.crm.mapping.http.HttpSource;
import org.holdfast.crm.mapping.http.WriteBack;
import org.holdfast.crm.sync.state.SourceCustomers;
import org.holdfast.delivery.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates a target for each mapping file that says what to write back. They are read when the program starts. */
@Configuration(proxyBeanMethods = false)
class WriteBackConfiguration {

    @Bean
    WriteBacks writeBacks(MappingFolder folder, SourceCustomers customers, Clock clock) {
        return new WriteBacks(folder, customers, clock);
    }

    /** The targets, and their connections. */
    static final class WriteBacks implements Target.Provider, AutoCloseable {

        private final List<WriteBackTarget> targets;

        WriteBacks(MappingFolder folder, SourceCustomers customers, Clock clock) {
            // Every command that opens the database creates the targets; none of them may start the rule book by it.
            this.targets = folder.withoutRuleBook().read(null).stream()
                    .map(MappingFolder.Read::mapping)
                    .filter(mapping -> mapping != null && writeBack(mapping) != null)
                    .map(mapping -> new WriteBackTarget(
                            Objects.requireNonNull(mapping),
                            Objects.requireNonNull(writeBack(mapping)),
                            customers,
                            clock))
                    .toList();
        }

        private static @Nullable WriteBack writeBack(Mapping mapping) {
            return mapping.source() instanceof HttpSource http ? http.writeBack() : null;
        }

        @Override
        public Iterable<Target> targets() {
            return List.copyOf(targets);
        }

        @Override
        public void close() {
            targets.forEach(WriteBackTarget::close);
        }
    }
}
