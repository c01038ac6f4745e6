package ktrdr.cli.command.local;

import java.util.EnumSet;
import java.util.Set;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Format;

/** A command that works on this machine, and answers in words only. */
abstract class LocalCommand extends Subcommand {
  LocalCommand(Context context) {
    super(context);
  }

  @Override
  protected final boolean callsServer() {
    return false;
  }

  @Override
  protected final Set<Format> formats() {
    return EnumSet.of(Format.TABLE);
  }
}
