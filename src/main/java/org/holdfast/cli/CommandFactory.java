package org.holdfast.cli;

import java.lang.reflect.Constructor;
import org.holdfast.cli.startup.SpringLauncher;
import picocli.CommandLine;

/** Creates command objects and passes the {@link SpringLauncher} to those whose constructor takes one. */
final class CommandFactory implements CommandLine.IFactory {

    private final SpringLauncher springLauncher;
    private final CommandLine.IFactory plain = CommandLine.defaultFactory();

    CommandFactory(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == SpringLauncher.class) {
                // Commands and their constructors are package-private, in packages of their own.
                constructor.setAccessible(true);
                return type.cast(constructor.newInstance(springLauncher));
            }
        }
        return plain.create(type);
    }
}
