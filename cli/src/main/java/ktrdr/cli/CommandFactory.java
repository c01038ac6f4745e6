package ktrdr.cli;

import java.lang.reflect.Constructor;
import ktrdr.cli.command.Context;

/** Makes a command, which wants nothing but the context. */
record CommandFactory(Context context) {

  Object create(Class<?> command) {
    try {
      Constructor<?> constructor = command.getConstructor(Context.class);
      return constructor.newInstance(context);
    } catch (ReflectiveOperationException cause) {
      throw new IllegalStateException(command + " is no command", cause);
    }
  }
}
