package ktrdr.cli.command.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;

/** {@code ktrdr version}: prints the version. */
@Command(
    name = "version",
    description = "Print the version of this command line and of the Java that runs it.",
    footer = {"", "Examples:", "  ktrdr version", "  ktrdr version -o json"})
public final class VersionCommand extends Subcommand {

  public VersionCommand(Context context) {
    super(context);
  }

  @Override
  protected boolean callsServer() {
    return false;
  }

  @Override
  protected Set<Format> formats() {
    // Other formats would load the JSON library, which is too slow for this command.
    return EnumSet.of(Format.TABLE, Format.JSON);
  }

  @Override
  protected int run() {
    String java = Runtime.version().toString();
    if (format() == Format.JSON) {
      console().print("{\"version\": \"" + version() + "\", \"java\": \"" + java + "\"}");
    } else {
      console().print(line());
    }
    return Exit.OK;
  }

  /** Returns a line like {@code ktrdr 0.1.0 (Java 17)}. */
  public static String line() {
    return "ktrdr " + version() + " (Java " + Runtime.version() + ")";
  }

  static String version() {
    Properties properties = new Properties();
    try (InputStream in =
        VersionCommand.class.getResourceAsStream("/ktrdr/cli/version.properties")) {
      properties.load(in);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return properties.getProperty("version");
  }
}
