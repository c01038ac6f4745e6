package ktrdr.cli.command.local;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import picocli.CommandLine.Command;

/** {@code ktrdr open}: opens the server's page in a browser. */
@Command(
    name = "open",
    description = "Open the server's page in a browser; without a desktop only print its address.",
    footer = {"", "Examples:", "  ktrdr open"})
public final class OpenCommand extends Subcommand {

  public OpenCommand(Context context) {
    super(context);
  }

  @Override
  protected java.util.Set<ktrdr.cli.output.Format> formats() {
    return java.util.EnumSet.of(ktrdr.cli.output.Format.TABLE);
  }

  @Override
  protected int run() {
    URI page = context().uri().resolve("/");
    context().server().health().health();
    console().print(page.toString());
    if (console().outTerminal()) {
      browse(page);
    }
    return Exit.OK;
  }

  private void browse(URI page) {
    try {
      new ProcessBuilder(opener(page))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException noDesktop) {
      console().say("no browser was found: open the address yourself");
    }
  }

  private static List<String> opener(URI page) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.contains("mac")) {
      return List.of("open", page.toString());
    }
    return system.contains("windows")
        ? List.of("rundll32", "url.dll,FileProtocolHandler", page.toString())
        : List.of("xdg-open", page.toString());
  }
}
