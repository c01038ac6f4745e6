package ktrdr.cli;

import ktrdr.cli.command.Context;
import picocli.CommandLine.IFactory;

/** Makes commands, which want the context, and everything else, which does not. */
record CommandFactory(Context context) implements IFactory {

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (var constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 1
          && constructor.getParameterTypes()[0] == Context.class) {
        return type.cast(constructor.newInstance(context));
      }
    }
    return picocli.CommandLine.defaultFactory().create(type);
  }
}
